import { DateTime } from 'luxon'
import { z } from 'zod'
import { events } from '../store/events.ts'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { bucketOf, Days, isoOf } from './days.ts'
import { EventFilter, matches, namesOf, type Scope } from './filter.ts'
import { newestDay } from './newest-day.ts'

/** Who comes back. */
export const RetentionQuery = z.strictObject({
  first: EventFilter.describe('What begins a cohort'),
  returning: EventFilter.optional().describe('What counts as coming back; the same as `first` unless given'),
  cohort: z
    .enum(['first_time', 'recurring'])
    .default('first_time')
    .describe('`first_time`: by the first such event ever; `recurring`: by each period that has one'),
  came_back: z
    .enum(['in', 'in_or_after'])
    .default('in')
    .describe('`in`: in exactly that period; `in_or_after`: then or later, up to the last period'),
  period: z.enum(['day', 'week', 'month']).default('week').describe('Weeks begin on Monday'),
  from: Days.shape.from
    .optional()
    .describe("A day of the first period; unless given, the last period is that of the project's newest event"),
  periods: z.int().min(1).max(60).default(8),
})
export type RetentionQuery = z.infer<typeof RetentionQuery>

/** A triangle: one period fewer for each later cohort, and none that has not begun. */
export const RetentionAnswer = z.object({
  cohorts: z.array(
    z.object({
      start: z.iso.datetime({ offset: true }),
      size: z.int(),
      returned: z.array(z.int()).describe('People who came back in the same period, in the next one, and so on'),
      open: z.boolean().describe('The last period counted is not over'),
    }),
  ),
  average: z
    .array(z.number().nullable())
    .describe(
      'Share that came back, 0 … 1, over the cohorts’ people; periods that are not over are left out; null of nobody',
    ),
})
export type RetentionAnswer = z.infer<typeof RetentionAnswer>

const EVER = new Date('1970-01-02T00:00:00Z')

/**
 * Cohorts of people by period, and how many of each came back in which period. Cost: one scan of the two events in the
 * periods; with `first_time` of all that came before, too, since somebody's first time may have been long ago.
 */
export async function retention(store: Store, scope: Scope, query: RetentionQuery): Promise<RetentionAnswer> {
  const starts = startsOf(query, await firstDay(store, scope, query))
  const begun = starts.slice(0, -1).filter((at) => at.toMillis() <= scope.now.getTime())
  if (begun.length === 0) return { cohorts: [], average: [] }
  const rows = await counted(store, scope, query, starts)
  const open = starts[begun.length].toMillis() > scope.now.getTime()
  const cohorts = begun.map((at, i) => {
    const row = rows.find(({ cohort }) => cohort === i)
    const periods = begun.length - i
    return {
      start: isoOf(at),
      size: row?.size ?? 0,
      returned: row ? row.returned.slice(0, periods) : Array<number>(periods).fill(0),
      open,
    }
  })
  return { cohorts, average: begun.map((_, n) => averageOf(cohorts, n, open)) }
}

async function firstDay(store: Store, scope: Scope, { from, period, periods }: RetentionQuery): Promise<DateTime> {
  if (from !== undefined) return DateTime.fromISO(from, { zone: scope.time_zone })
  const last = (await newestDay(store, scope)).startOf(period)
  return last.minus({ [period]: periods - 1 })
}

/** Starts of the periods, the first with a day of it, and last where they end. */
function startsOf({ period, periods }: RetentionQuery, day: DateTime): DateTime[] {
  const first = day.startOf(period)
  return Array.from({ length: periods + 1 }, (_, i) => first.plus({ [period]: i }).startOf(period))
}

interface Row {
  cohort: number
  size: number
  returned: number[]
}

/** For each cohort, by its period's place: a person's periods are bits of a number, of which shifting and testing count. */
function counted(store: Store, { project }: Scope, query: RetentionQuery, starts: readonly DateTime[]): Promise<Row[]> {
  const { first, returning = first, cohort, came_back } = query
  const [begin, end] = [starts[0].toJSDate(), (starts.at(-1) as DateTime).toJSDate()]
  const range = { from: cohort === 'first_time' ? EVER : begin, to: end }
  const place = sql`indexOf(${starts.map((at) => at.toMillis())}, ${bucketOf(starts)}) - 1`
  const bits = sql`bitShiftLeft(toUInt64(1), place)`
  const cohorts =
    cohort === 'recurring'
      ? sql`bitPositionsToArray(groupBitOrIf(${bits}, is_first))`
      : sql`if(minIf(timestamp, is_first) >= ${begin}, [toUInt8(argMinIf(place, timestamp, is_first))], [])`
  const came = came_back === 'in' ? sql`bitTest(later, n)` : sql`bitShiftRight(later, n) > 0`
  return store.clickhouse.query<Row>(sql`
    SELECT cohort, count() AS size, sumForEach(arrayMap(n -> toUInt64(${came}), range(${starts.length - 1}))) AS returned
    FROM (
      SELECT arrayJoin(cohorts) AS cohort, bitShiftRight(returns, cohort) AS later
      FROM (
        SELECT ${cohorts} AS cohorts, groupBitOrIf(${bits}, is_return AND timestamp >= ${begin}) AS returns
        FROM (
          SELECT person_id, timestamp, ${matches(first)} AS is_first, ${matches(returning)} AS is_return, ${place} AS place
          FROM ${events(project, { range, names: namesOf([first, returning]) })} AS e)
        GROUP BY person_id HAVING countIf(is_first) > 0))
    GROUP BY cohort`)
}

function averageOf(cohorts: RetentionAnswer['cohorts'], n: number, open: boolean): number | null {
  // The last count of each cohort is of the newest period.
  const closed = cohorts.filter(({ returned }) => n < returned.length - (open ? 1 : 0))
  const people = closed.reduce((sum, { size }) => sum + size, 0)
  return people === 0 ? null : closed.reduce((sum, { returned }) => sum + returned[n], 0) / people
}
