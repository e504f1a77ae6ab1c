import { DAY_MS } from '../core/time.ts'
import type { DefinitionOf } from '../prepare/target.ts'
import { areaUnderCurve, averagePrecision, brier, calibrationError } from '../stats/classification.ts'
import { events } from '../store/events.ts'
import { predictions } from '../store/predictions.ts'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { EffectScope } from './recommendation.ts'
import type { PropensityEffect } from './report.ts'

/**
 * Probabilities given at least `within_days` ago, a person's first one of each day, against whether the outcome came
 * within that time.
 */
export async function propensityEffect(
  store: Store,
  definition: DefinitionOf<'propensity'>,
  { project, target, from, now }: EffectScope,
): Promise<PropensityEffect> {
  const within_ms = definition.within_days * DAY_MS
  const rows = await store.clickhouse.query<{ p: number; y: number }>(sql`
    SELECT p.said AS p,
      o.time != toDateTime64(0, 3, 'UTC') AND toUnixTimestamp64Milli(o.time) < toUnixTimestamp64Milli(p.at) + ${within_ms} AS y
    FROM (
      SELECT person_id, argMin(assumeNotNull(value), predicted_at) AS said, min(predicted_at) AS at
      FROM ${predictions(project, target, { from, to: new Date(now.getTime() - within_ms + 1) })}
      WHERE isNotNull(value)
      GROUP BY person_id, toDate(predicted_at)
    ) AS p
    ASOF LEFT JOIN (
      SELECT person_id, timestamp AS time FROM ${events(project, { range: { from, to: now }, names: [definition.outcome] })} AS e
    ) AS o ON p.person_id = o.person_id AND p.at <= o.time
    ORDER BY p.person_id, p.at`)
  const p = Float64Array.from(rows, (row) => row.p)
  const y = Uint8Array.from(rows, (row) => row.y)
  const positives = y.reduce((sum, one) => sum + one, 0)
  const both = positives > 0 && positives < y.length
  const mean = (values: ArrayLike<number>) =>
    values.length ? Array.from(values).reduce((sum, v) => sum + v, 0) / values.length : null
  return {
    use: 'propensity',
    people: rows.length,
    auc: both ? areaUnderCurve(y, p) : null,
    average_precision: both ? averagePrecision(y, p) : null,
    brier: rows.length ? brier(y, p) : null,
    mean_probability: mean(p),
    rate: mean(y),
    ece: rows.length ? calibrationError(y, p) : null,
  }
}
