import { DateTime } from 'luxon'
import { z } from 'zod'
import type { TimeRange } from '../store/events.ts'
import { type Sql, sql } from '../store/sql.ts'

const day = z.iso.date().refine((text) => text >= '1971' && text < '2100', 'a day from 1971 to 2099')

/** A day of the project, which begins in its time zone, or an instant. */
export const Moment = z.union([day, z.iso.datetime({ offset: true })], 'YYYY-MM-DD, or ISO 8601 with an offset')
/** Whole days in the project's time zone. */
export const Days = z
  .strictObject({ from: day.describe('First day'), to: day.describe('The day after the last') })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'a day after `from`' })
export type Days = z.infer<typeof Days>

const LastDays = z.strictObject({
  last_days: z.int().min(1).max(3_660).describe("So many days, up to and with the day of the project's newest event"),
})

/** Which days are asked about: these, or those that are the last ones when the question is asked. */
export const DateRange = z.union([Days, LastDays], 'either {from, to}, `from` before `to`, or {last_days}')
export type DateRange = z.infer<typeof DateRange>

export const Interval = z.enum(['hour', 'day', 'week', 'month']).describe('Weeks begin on Monday')
export type Interval = z.infer<typeof Interval>

/** Most intervals that a question may have. */
export const MAX_INTERVALS = 2_500

const start = (date: string, zone: string) => DateTime.fromISO(date, { zone }).startOf('day')

/** So many days, the last of them `newest`. */
export function lastDays(n: number, newest: DateTime): Days {
  const end = newest.startOf('day').plus({ days: 1 })
  return { from: end.minus({ days: n }).toISODate() as string, to: end.toISODate() as string }
}

/** When a moment is. */
export const instantOf = (moment: string, time_zone: string): Date =>
  DateTime.fromISO(moment, { zone: time_zone }).toJSDate()

/** The instants that days lie between: a day has 23 or 25 hours where the clocks change. */
export const instantsOf = ({ from, to }: Days, time_zone: string): TimeRange => ({
  from: start(from, time_zone).toJSDate(),
  to: start(to, time_zone).toJSDate(),
})

/** As many days, right before. */
export function daysBefore({ from, to }: Days): Days {
  const [first, end] = [DateTime.fromISO(from, { zone: 'UTC' }), DateTime.fromISO(to, { zone: 'UTC' })]
  return { from: first.minus(end.diff(first)).toISODate() as string, to: from }
}

/**
 * Starts of the intervals that a range of instants touches, in order. The first may lie before the range; hours follow
 * the clock of the universe, so that the hour that comes twice is two intervals. More than `MAX_INTERVALS` give one more
 * than that and no further.
 */
export function startsOf({ from, to }: TimeRange, interval: Interval, time_zone: string): DateTime[] {
  const starts: DateTime[] = []
  let at = DateTime.fromJSDate(from, { zone: time_zone }).startOf(interval)
  while (at.toMillis() < to.getTime() && starts.length <= MAX_INTERVALS) {
    starts.push(at)
    const next = at.plus({ [interval]: 1 })
    // `startOf` mends days whose midnight does not exist; of an hour it would go back to the first of two.
    at = interval === 'hour' ? next : next.startOf(interval)
  }
  return starts
}

/** ISO 8601 with the offset that holds there: `2026-03-29T00:00:00.000+01:00`. */
export const isoOf = (time: DateTime): string => time.toISO() as string

/** Start of the interval that a row's time falls in, in ms since 1970. `starts` are in order and not empty. */
export const bucketOf = (starts: readonly DateTime[]): Sql =>
  sql`roundDown(toFloat64(toUnixTimestamp64Milli(timestamp)), ${starts.map((at) => at.toMillis())})`
