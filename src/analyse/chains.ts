import { events, type TimeRange } from '../store/events.ts'
import { list, raw, type Sql, sql } from '../store/sql.ts'
import { type EventFilter, matches, namesOf, textOf } from './filter.ts'
import type { FunnelQuery } from './funnel-query.ts'

/** Of one person's events in a funnel the first so many are looked at: more come from programs, and would cost seconds. */
const MAX_EVENTS = 20_000

const numbers = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
const NONE = raw("CAST([], 'Array(Int64)')")

/** A bit for each step that a row matches, the first step's lowest, and above them one for each exclusion. */
const marksOf = (filters: readonly EventFilter[]): Sql =>
  sql`toUInt16(${list(
    filters.map((filter, i) => sql`if(${matches(filter)}, ${2 ** i}, 0)`),
    ' + ',
  )})`

/**
 * For every person who entered: `person_id`, `distinct_id`, `chain` and, of a breakdown, `value`. The chain holds the
 * times (ms since 1970) of the steps of the person's best attempt: the one that got furthest, of these the one that got there
 * first. An attempt begins with the latest entry before its second step. Events of one instant count in the order of the
 * steps. A person's events are walked once, whatever their number; a strict funnel looks at events of every name.
 */
export function chains(project: string, query: FunnelQuery, range: TimeRange): Sql {
  const { steps, exclusions, window_s, order, breakdown } = query
  const filters: EventFilter[] = [...steps, ...exclusions]
  const span = { from: range.from, to: new Date(range.to.getTime() + window_s * 1_000) }
  const names = order === 'strict' ? undefined : namesOf(filters)
  const walk = order === 'any' ? anyOrder(query, range.to) : inOrder(query, range.to)
  const value = breakdown === undefined ? raw('') : sql`, ${entryValue()} AS value`
  const entries =
    breakdown === undefined ? raw('') : sql`, groupArrayIf((t, entry_value), bitTest(marks, 0)) AS entries`
  return sql`
    SELECT person_id, distinct_id, ${walk} AS chain ${value}
    FROM (
      SELECT person_id, argMax(e.distinct_id, t) AS distinct_id, groupArraySorted(${raw(String(MAX_EVENTS))})((t, marks)) AS marked, ${thinned(query, range.to)} AS walked ${entries}
      FROM (SELECT *, toUnixTimestamp64Milli(timestamp) AS t, ${marksOf(filters)} AS marks
        ${breakdown === undefined ? raw('') : sql`, ${textOf(breakdown)} AS entry_value`}
        FROM ${events(project, { range: span, names })}) AS e
      ${order === 'strict' ? raw('') : raw('WHERE marks > 0')}
      GROUP BY person_id ${order === 'any' ? raw('') : raw('HAVING bitTest(groupBitOr(marks), 0)')})
    WHERE notEmpty(chain)`
}

/**
 * Marked events without those that cannot matter: of entries in a row the last counts, of any other step in a row the
 * first. Walking costs 1 µs an event and step, this a tenth; most events of a funnel are entries.
 */
function thinned({ order }: FunnelQuery, end: Date): Sql {
  if (order === 'any') return raw('marked')
  const none = raw('(toInt64(0), toUInt16(65535))')
  // Strictly, a step done twice in a row breaks the chain; only the number of other events does not matter.
  const again = order === 'strict' ? raw('x.2 = 0 AND last.2 = 0') : raw('last.2 = x.2')
  return sql`arrayFilter((x, last, next) -> bitCount(x.2) > 1 OR if(x.2 = 1, next.2 != 1 OR next.1 >= ${end.getTime()}, NOT (${again})),
    marked, arrayPushFront(arrayPopBack(marked), ${none}), arrayPushBack(arrayPopFront(marked), ${none}))`
}

/** The property of the first step's event that the chain begins with, or of the next such event where it begins with another step. */
const entryValue = (): Sql => sql`arrayFirst(x -> x.1 >= chain[1], arraySort(x -> x.1, entries)).2`

/**
 * Walks (time, marks) with the latest chain that has got as far as each step, and the best chain so far. A chain that
 * got to a step keeps its first time there. Somebody excluded has no chain.
 */
function inOrder({ steps, exclusions, window_s, order }: FunnelQuery, end: Date): Sql {
  const levels = numbers(steps.length)
  const window_ms = window_s * 1_000
  const chain = (level: number) => raw(`(acc.1).${level}`)
  const within = (level: number) => sql`notEmpty(${chain(level)}) AND x.1 - ${chain(level)}[1] <= ${window_ms}`
  // The same entry has been there already: its first time counts.
  const there = (level: number) => sql`notEmpty(${chain(level)}) AND ${chain(level)}[1] = ${chain(level - 1)}[1]`
  const hits = (level: number) =>
    level === 1
      ? sql`bitTest(x.2, 0) AND x.1 < ${end.getTime()}`
      : sql`bitTest(x.2, ${level - 1}) AND ${within(level - 1)} AND NOT (${there(level)})`
  const longer = (level: number) => (level === 1 ? sql`[x.1]` : sql`arrayPushBack(${chain(level - 1)}, x.1)`)
  const otherwise = (level: number) => (order === 'strict' ? NONE : chain(level))
  const next = levels.map((level) => sql`if(${hits(level)}, ${longer(level)}, ${otherwise(level)})`)
  const best = levels.map((level) => sql`length(acc.2) = ${level - 1} AND ${hits(level)}, ${longer(level)}`)
  const out = exclusions.flatMap(({ from, to }, i) =>
    levels
      .filter((level) => level > from && level <= to)
      .map((level) => sql`(bitTest(x.2, ${steps.length + i}) AND ${within(level)} AND NOT (${there(level + 1)}))`),
  )
  const excluded = out.length
    ? sql`acc.3 OR (length(acc.2) < ${steps.length} AND (${list(out, ' OR ')}))`
    : raw('acc.3')
  const folded = sql`arrayFold((acc, x) -> (tuple(${list(next)}), multiIf(${list(best)}, acc.2), toUInt8(${excluded})),
    walked, (tuple(${list(levels.map(() => NONE))}), ${NONE}, toUInt8(0)))`
  return exclusions.length ? sql`arrayMap(done -> if(done.3, ${NONE}, done.2), [${folded}])[1]` : sql`(${folded}).2`
}

/**
 * Walks (time, marks) with the time at which each step was last done, and the longest chain so far of steps within the
 * window. An event counts for one step: the one not done for longest. From the range's end on no step is done anew while
 * its last time still counts, or else a chain that began in time would lose its beginning.
 */
function anyOrder({ steps, window_s }: FunnelQuery, end: Date): Sql {
  const places = numbers(steps.length)
  const all = raw(`[${places}]`)
  const window_ms = window_s * 1_000
  const oldest = sql`arraySort(p -> acc.1[p], arrayFilter(p -> bitTest(x.2, p - 1), ${all}))[1]`
  const anew = sql`(x.1 < ${end.getTime()} OR x.1 - last > ${window_ms})`
  const latest = sql`arrayMap((last, place) -> if(place = ${oldest} AND ${anew}, x.1, last), acc.1, ${all})`
  const active = sql`arraySort(arrayFilter(last -> last > 0 AND x.1 - last <= ${window_ms}, ${latest}))`
  const best = sql`if(length(${active}) > length(acc.2) AND ${active}[1] < ${end.getTime()}, ${active}, acc.2)`
  const never = raw(`[${places.map(() => 'toInt64(0)')}]`)
  return sql`arrayFold((acc, x) -> (${latest}, ${best}), walked, (${never}, ${NONE})).2`
}
