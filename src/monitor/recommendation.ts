import type { ProjectId } from '../core/ids.ts'
import { DAY_MS } from '../core/time.ts'
import { orderOf } from '../prepare/lines.ts'
import type { DefinitionOf } from '../prepare/target.ts'
import { bootstrapStatistic } from '../stats/bootstrap.ts'
import { events } from '../store/events.ts'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { Rate, RecommendationEffect } from './report.ts'

interface PersonRow {
  arm: 'champion' | 'challenger' | 'control'
  hits: number
  requests: number
}

export interface EffectScope {
  project: ProjectId
  target: string
  from: Date
  now: Date
  seed: number
}

/** How many of the items shown count. */
const SHOWN = 10

/**
 * Hit rate of each arm and the lift over the control. A hit: the person's next order within `hit_days` holds one of the
 * ten items shown. Requests whose time has not passed and that no order followed yet are left out. The interval is a
 * bootstrap over people.
 */
export async function recommendationEffect(
  store: Store,
  definition: DefinitionOf<'recommendation'>,
  scope: EffectScope,
): Promise<RecommendationEffect> {
  const people = await store.clickhouse.query<PersonRow>(outcomes(definition, scope))
  const [{ requests }] = await store.clickhouse.query<{ requests: number }>(sql`
    SELECT count() AS requests FROM predictions WHERE project_id = toUUID(${scope.project}) AND target = ${scope.target}
      AND predicted_at >= ${scope.from} AND predicted_at < ${scope.now}`)
  const champion = people.filter((row) => row.arm === 'champion')
  const control = people.filter((row) => row.arm === 'control')
  const lift = liftOf(champion, control)
  return {
    use: 'recommendation',
    requests,
    settled: people.reduce((sum, row) => sum + row.requests, 0),
    champion: rateOf(champion),
    control: rateOf(control),
    lift,
    lift_ci95: lift === null ? null : liftInterval(champion, control, scope.seed),
  }
}

/** A person's hits and settled requests: one ASOF join of the requests with the orders that followed. */
function outcomes(definition: DefinitionOf<'recommendation'>, { project, target, from, now }: EffectScope) {
  const hitWindow = definition.hit_days * DAY_MS
  const range = { from, to: new Date(now.getTime() + 1) }
  return sql`
    SELECT arm, count() AS requests, countIf(hit) AS hits FROM (
      SELECT p.arm AS arm, p.person_id AS person_id,
        o.items != [] AND toUnixTimestamp64Milli(o.time) <= toUnixTimestamp64Milli(p.predicted_at) + ${hitWindow} AS ordered,
        ordered AND hasAny(arraySlice(p.items, 1, ${SHOWN}), o.items) AS hit,
        ordered OR toUnixTimestamp64Milli(p.predicted_at) + ${hitWindow} <= ${now.getTime()} AS settled
      FROM (
        SELECT toString(arm) AS arm, person_id, predicted_at, items FROM predictions
        WHERE project_id = toUUID(${project}) AND target = ${target} AND predicted_at >= ${from} AND predicted_at < ${now}
      ) AS p
      ASOF LEFT JOIN (
        SELECT person_id, min(timestamp) AS time, groupUniqArray(JSONExtract(properties, ${definition.item}, 'String')) AS items
        FROM ${events(project, { range, names: [definition.event] })} AS e
        GROUP BY person_id, ${orderOf(definition)}
      ) AS o ON p.person_id = o.person_id AND p.predicted_at <= o.time)
    WHERE settled GROUP BY arm, person_id ORDER BY arm, person_id`
}

function rateOf(people: readonly PersonRow[]): Rate {
  const n = people.reduce((sum, row) => sum + row.requests, 0)
  return { rate: n ? people.reduce((sum, row) => sum + row.hits, 0) / n : 0, n }
}

function liftOf(champion: readonly PersonRow[], control: readonly PersonRow[]): number | null {
  const [ours, theirs] = [rateOf(champion), rateOf(control)]
  return ours.n > 0 && theirs.rate > 0 ? ours.rate / theirs.rate - 1 : null
}

function liftInterval(champion: readonly PersonRow[], control: readonly PersonRow[], seed: number): [number, number] {
  const all = [...champion, ...control]
  const statistic = (indexes: ArrayLike<number>) => {
    const drawn = Array.from(indexes, (index) => all[index])
    return (
      liftOf(
        drawn.filter((row) => row.arm === 'champion'),
        drawn.filter((row) => row.arm === 'control'),
      ) ?? 0
    )
  }
  const { lo, hi } = bootstrapStatistic(all.length, statistic, { seed })
  return [lo, hi]
}
