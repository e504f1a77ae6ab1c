import { list, raw, type Sql, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { chains } from './chains.ts'
import { type Days, daysBefore, instantsOf } from './days.ts'
import type { Scope } from './filter.ts'
import type {
  FunnelAnswer,
  FunnelPart,
  FunnelPeople,
  FunnelPeopleQuery,
  FunnelQuery,
  FunnelStep,
} from './funnel-query.ts'
import { daysOf } from './newest-day.ts'
import { placeOf, topValues, type Value } from './top-values.ts'

/**
 * People who get to each step within `window_s` of entering, and how long they take. A breakdown knows the ten values
 * with most events of the first step, in the range before too. Cost: one scan of the steps' events in range and window
 * (of all events where the order is strict), and one of the first step's for a breakdown.
 */
export async function funnel(store: Store, scope: Scope, query: FunnelQuery): Promise<FunnelAnswer> {
  const days = await daysOf(store, scope, query.range)
  const values = await valuesOf(store, scope, query, days)
  if (!query.compare) return partOf(store, scope, query, days, values)
  const [present, before] = await Promise.all([
    partOf(store, scope, query, days, values),
    partOf(store, scope, query, daysBefore(days), values),
  ])
  return { ...present, before }
}

const valuesOf = async (store: Store, scope: Scope, { steps, breakdown }: FunnelQuery, days: Days): Promise<Value[]> =>
  breakdown === undefined ? [] : topValues(store, scope, instantsOf(days, scope.time_zone), steps[0], breakdown)

interface Row {
  /** 0: everything else. */
  place: number
  whole: number
  people: number[]
  median_s: (number | null)[]
  average_s: (number | null)[]
}

async function partOf(
  store: Store,
  { project, time_zone }: Scope,
  query: FunnelQuery,
  days: Days,
  values: readonly Value[],
): Promise<FunnelPart> {
  const whole = query.breakdown === undefined
  const marks = whole
    ? raw('0 AS place, 1 AS whole')
    : sql`${placeOf(raw('value'), values)} AS place, grouping(place) AS whole`
  const levels = query.steps.map((_, i) => i + 1)
  const each = (of: (level: number) => Sql) => sql`[${list(levels.map(of))}]`
  const taken = (level: number) => sql`(chain[${level}] - chain[${level - 1}]) / 1000, length(chain) >= ${level}`
  const rows = await store.clickhouse.query<Row>(sql`
    SELECT ${marks},
      ${each((level) => sql`countIf(length(chain) >= ${level})`)} AS people,
      ${each((level) => (level === 1 ? raw('nan') : sql`quantileExactInclusiveIf(0.5)(${taken(level)})`))} AS median_s,
      ${each((level) => (level === 1 ? raw('nan') : sql`avgIf(${taken(level)})`))} AS average_s
    FROM (${chains(project, query, instantsOf(days, time_zone))}) ${raw(whole ? '' : 'GROUP BY GROUPING SETS ((place), ())')}`)
  const stepsAt = (row: Row | undefined) => stepsOf(row ?? nobody(query))
  const steps = stepsAt(rows.find(({ whole }) => whole))
  if (whole) return { days, steps }
  const at = (place: number) => stepsAt(rows.find((row) => !row.whole && row.place === place))
  const parts = values.map((value, i) => ({ value, other: false, steps: at(i + 1) }))
  return { days, steps, breakdown: [...parts, { value: null, other: true, steps: at(0) }] }
}

const nobody = ({ steps }: FunnelQuery): Row => ({
  place: 0,
  whole: 1,
  people: steps.map(() => 0),
  median_s: steps.map(() => null),
  average_s: steps.map(() => null),
})

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

const stepsOf = ({ people, median_s, average_s }: Row): FunnelStep[] =>
  people.map((reached, i) => ({
    people: reached,
    from_start: share(reached, people[0]),
    from_previous: share(reached, people[Math.max(i - 1, 0)]),
    median_s: reached === 0 ? null : median_s[i],
    average_s: reached === 0 ? null : average_s[i],
  }))

/**
 * People who reached a step, or who reached the one before and not this one, in the order of their ids. Costs what the
 * funnel costs, for every page anew.
 */
export async function funnelPeople(
  store: Store,
  scope: Scope,
  { funnel: query, step, outcome, part, cursor, limit }: FunnelPeopleQuery,
): Promise<FunnelPeople> {
  const days = await daysOf(store, scope, query.range)
  const asked = part ? query : { ...query, breakdown: undefined }
  const values = part?.other ? await valuesOf(store, scope, query, days) : [part?.value ?? null]
  const ofPart = part ? sql`AND ${placeOf(raw('value'), values)} = ${part.other ? 0 : 1}` : raw('')
  const found = outcome === 'reached' ? sql`length(chain) > ${step}` : sql`length(chain) = ${step}`
  const people = await store.clickhouse.query<FunnelPeople['people'][number]>(sql`
    SELECT toString(person_id) AS person_id, distinct_id
    FROM (SELECT * FROM (${chains(scope.project, asked, instantsOf(days, scope.time_zone))}) WHERE ${found} ${ofPart}
      ${cursor === undefined ? raw('') : sql`AND person_id > toUUID(${cursor})`} ORDER BY person_id LIMIT ${limit + 1})`)
  const page = people.slice(0, limit)
  return { people: page, next: people.length > limit ? page[limit - 1].person_id : null }
}
