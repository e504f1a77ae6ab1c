import type { RegisteredModel } from '../deploy/registry.ts'
import type { TargetDefinition } from '../prepare/target.ts'
import type { Store } from '../store/store.ts'
import { forecastEffect } from './forecast.ts'
import { propensityEffect } from './propensity.ts'
import { type EffectScope, recommendationEffect } from './recommendation.ts'
import type { Effect } from './report.ts'

/** What the champion brought since it learnt, measured as its use measures. */
export function effectOf(
  store: Store,
  definition: TargetDefinition,
  scope: EffectScope,
  champion: RegisteredModel,
): Promise<Effect> {
  switch (definition.use) {
    case 'recommendation':
      return recommendationEffect(store, definition, scope)
    case 'forecast':
      return forecastEffect(store, definition, scope, champion)
    case 'propensity':
      return propensityEffect(store, definition, scope)
  }
}
