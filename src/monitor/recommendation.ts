import type { ProjectId } from '../core/ids.ts'
import { DAY_MS } from '../core/time.ts'
import type { PlacementKind } from '../deploy/placement.ts'
import { orderOf } from '../prepare/lines.ts'
import type { DefinitionOf } from '../prepare/target.ts'
import { bootstrapStatistic } from '../stats/bootstrap.ts'
import { events } from '../store/events.ts'
import { predictions } from '../store/predictions.ts'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { Lift, PlacementEffect, Rate, RecommendationEffect } from './report.ts'

interface PersonRow {
  arm: 'champion' | 'challenger' | 'control'
  person_id: string
  placement: string
  kind: string
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

/** Lists that everybody is answered alike: they have rates and no lift. */
const ALIKE: ReadonlySet<string> = new Set(['popular', 'newest', 'buy-again'] satisfies PlacementKind[])

/**
 * Hit rate of each arm and the lift over the control. A hit: the person's next order within `hit_days` holds one of the
 * ten items shown. Requests whose time has not passed and that no order followed yet are left out. The interval is a
 * bootstrap over people. Each list of a request counts for itself; over all, those count that are not the same in both
 * arms.
 */
export async function recommendationEffect(
  store: Store,
  definition: DefinitionOf<'recommendation'>,
  scope: EffectScope,
): Promise<RecommendationEffect> {
  const settled = await store.clickhouse.query<PersonRow>(outcomes(definition, scope))
  const [{ requests }] = await store.clickhouse.query<{ requests: number }>(sql`
    SELECT count() AS requests FROM predictions WHERE project_id = toUUID(${scope.project}) AND target = ${scope.target}
      AND predicted_at >= ${scope.from} AND predicted_at < ${scope.now}`)
  const compared = settled.filter(({ arm }) => arm !== 'challenger')
  return {
    use: 'recommendation',
    requests,
    settled: settled.reduce((sum, row) => sum + row.requests, 0),
    ...effectOn(
      compared.filter(({ kind }) => !ALIKE.has(kind)),
      scope.seed,
    ),
    placements: placementEffects(compared, scope.seed),
  }
}

function placementEffects(rows: readonly PersonRow[], seed: number): PlacementEffect[] {
  const requestsOf = (own: readonly PersonRow[]) => own.reduce((sum, row) => sum + row.requests, 0)
  return [...Map.groupBy(rows, ({ placement, kind }) => JSON.stringify([placement, kind])).values()]
    .sort((a, b) => requestsOf(b) - requestsOf(a))
    .map((own) => {
      const [{ placement, kind }] = own
      const effect = effectOn(own, seed)
      return { placement, kind, ...effect, ...(ALIKE.has(kind) && { lift: null, lift_ci95: null }) }
    })
}

function effectOn(rows: readonly PersonRow[], seed: number): Lift {
  const people = peopleOf(rows)
  const lift = liftOf(people)
  return {
    champion: rateOf(people, 'champion'),
    control: rateOf(people, 'control'),
    lift,
    lift_ci95: lift === null ? null : liftInterval(people, seed),
  }
}

/** One row a person, whatever lists they saw: people are what is drawn. */
function peopleOf(rows: readonly PersonRow[]): PersonRow[] {
  return [...Map.groupBy(rows, ({ arm, person_id }) => `${arm} ${person_id}`).values()].map((own) => ({
    ...own[0],
    hits: own.reduce((sum, { hits }) => sum + hits, 0),
    requests: own.reduce((sum, { requests }) => sum + requests, 0),
  }))
}

/** A person's hits and settled requests by list: one ASOF join of the requests with the orders that followed. */
function outcomes(definition: DefinitionOf<'recommendation'>, { project, target, from, now }: EffectScope) {
  const hitWindow = definition.hit_days * DAY_MS
  const range = { from, to: new Date(now.getTime() + 1) }
  return sql`
    SELECT arm, placement, kind, person_id, count() AS requests, countIf(hit) AS hits FROM (
      SELECT p.arm AS arm, p.placement AS placement, p.kind AS kind, toString(p.person_id) AS person_id,
        o.items != [] AND toUnixTimestamp64Milli(o.time) <= toUnixTimestamp64Milli(p.predicted_at) + ${hitWindow} AS ordered,
        ordered AND hasAny(arraySlice(p.items, 1, ${SHOWN}), o.items) AS hit,
        ordered OR toUnixTimestamp64Milli(p.predicted_at) + ${hitWindow} <= ${now.getTime()} AS settled
      FROM (
        SELECT toString(arm) AS arm, toString(placement) AS placement, toString(kind) AS kind, person_id, predicted_at, items FROM ${predictions(project, target, { from, to: now })}
      ) AS p
      ASOF LEFT JOIN (
        SELECT person_id, min(timestamp) AS time, groupUniqArray(JSONExtract(properties, ${definition.item}, 'String')) AS items
        FROM ${events(project, { range, names: [definition.event] })} AS e
        GROUP BY person_id, ${orderOf(definition)}
      ) AS o ON p.person_id = o.person_id AND p.predicted_at <= o.time)
    WHERE settled GROUP BY arm, placement, kind, person_id ORDER BY arm, placement, kind, person_id`
}

/** Hits and requests of the people of one arm, each as often as they were drawn. */
function rateOf(people: readonly PersonRow[], arm: PersonRow['arm'], drawn?: ArrayLike<number>): Rate {
  let hits = 0
  let n = 0
  for (let i = 0; i < (drawn ?? people).length; i++) {
    const row = people[drawn ? drawn[i] : i]
    if (row.arm !== arm) continue
    hits += row.hits
    n += row.requests
  }
  return { rate: n ? hits / n : 0, n }
}

function liftOf(people: readonly PersonRow[], drawn?: ArrayLike<number>): number | null {
  const [ours, theirs] = [rateOf(people, 'champion', drawn), rateOf(people, 'control', drawn)]
  return ours.n > 0 && theirs.rate > 0 ? ours.rate / theirs.rate - 1 : null
}

/** Draws in which nobody of the control was hit have no lift: they are left out, and are not taken for a lift of 0. */
function liftInterval(people: readonly PersonRow[], seed: number): [number, number] {
  const { lo, hi } = bootstrapStatistic(people.length, (drawn) => liftOf(people, drawn) ?? Number.NaN, { seed })
  return [lo, hi]
}
