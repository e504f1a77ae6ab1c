import { DAY_MS, startOfDay } from '../core/time.ts'
import type { RegisteredModel } from '../deploy/registry.ts'
import { QUANTILES } from '../models/forecaster.ts'
import { forecasters } from '../models/forecasters.ts'
import { readModel } from '../models/saved-model.ts'
import { demandSince } from '../prepare/forecast.ts'
import type { DefinitionOf } from '../prepare/target.ts'
import { intervalCoverage, mase, weightedError } from '../stats/forecast.ts'
import type { Store } from '../store/store.ts'
import type { EffectScope } from './recommendation.ts'
import type { ForecastEffect } from './report.ts'

const at = (q: (typeof QUANTILES)[number]) => QUANTILES.indexOf(q)

/**
 * The champion's forecast of the whole days since it learnt, against what was sold on them. A model never changes, so
 * that its forecast now is the one it gave then.
 */
export async function forecastEffect(
  store: Store,
  definition: DefinitionOf<'forecast'>,
  { project, now }: EffectScope,
  champion: RegisteredModel,
): Promise<ForecastEffect> {
  // Series end with the last whole day before the cut-off, at whatever hour that was.
  const cut_ms = startOfDay(Date.parse(champion.card.cutoff))
  const days = Math.min(definition.horizon_days, Math.floor((now.getTime() - cut_ms) / DAY_MS))
  const none: ForecastEffect = {
    use: 'forecast',
    days,
    series: 0,
    mase: null,
    wape: null,
    coverage80: null,
    coverage95: null,
    expected_mase: champion.card.metrics.mase ?? null,
  }
  const family = forecasters.find(({ name }) => name === champion.family)
  if (days < 1 || !family) return none
  const model = family.load(await readModel(await store.artifacts.dir('model', champion.hash)))
  const sold = await demandSince(store, project, definition, new Date(cut_ms), new Date(cut_ms + days * DAY_MS))
  const scores = model.ids.map((id) => {
    const actual = sold.get(id) ?? new Float64Array(days)
    const { mean, quantiles } = model.forecast(id, days)
    return {
      mase: mase(actual, mean, model.scale(id)),
      coverage80: intervalCoverage(actual, quantiles[at(0.1)], quantiles[at(0.9)]),
      coverage95: intervalCoverage(actual, quantiles[at(0.025)], quantiles[at(0.975)]),
      ...weightedError(actual, mean),
    }
  })
  const average = (of: (score: (typeof scores)[number]) => number) => {
    const values = scores.map(of).filter((value) => !Number.isNaN(value))
    return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null
  }
  const total = (of: (score: (typeof scores)[number]) => number) => scores.reduce((sum, score) => sum + of(score), 0)
  return {
    ...none,
    series: scores.length,
    mase: average((score) => score.mase),
    wape:
      total((score) => score.error) /
      Math.max(
        1,
        total((score) => score.size),
      ),
    coverage80: average((score) => score.coverage80),
    coverage95: average((score) => score.coverage95),
  }
}
