import { DateTime } from 'luxon'
import { z } from 'zod'
import { events, type TimeRange } from '../store/events.ts'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { bucketOf, startsOf } from './days.ts'
import type { Scope } from './filter.ts'

const Counts = z.object({ events: z.int(), people: z.int() })

export const Today = z.object({
  today: Counts.describe('Since midnight'),
  last_week: Counts.describe('The same hours of the same weekday last week'),
  hours: z
    .array(z.object({ hour: z.int(), today: z.int().nullable(), last_week: z.int() }))
    .describe('Events of each hour of the clock; null where today has not got there'),
})
export type Today = z.infer<typeof Today>

/** The same time of the clock some days earlier. */
const back = (time: DateTime, days: number) => time.minus({ days })

/** Today so far, and the hours that it is compared with. */
export function todayOf({ now, time_zone }: Scope): {
  today: TimeRange
  last_week: TimeRange
  last_week_whole: TimeRange
} {
  const to = DateTime.fromJSDate(now, { zone: time_zone })
  const from = to.startOf('day')
  const then = back(from, 7).startOf('day')
  return {
    today: { from: from.toJSDate(), to: now },
    last_week: { from: then.toJSDate(), to: back(to, 7).toJSDate() },
    last_week_whole: { from: then.toJSDate(), to: then.plus({ days: 1 }).startOf('day').toJSDate() },
  }
}

/** Events and people of today and of the same day last week. Three scans of a day each. */
export async function today(store: Store, scope: Scope): Promise<Today> {
  const ranges = todayOf(scope)
  const [now, then, hoursNow, hoursThen] = await Promise.all([
    counts(store, scope, ranges.today),
    counts(store, scope, ranges.last_week),
    hourly(store, scope, ranges.today),
    hourly(store, scope, ranges.last_week_whole),
  ])
  const last = DateTime.fromJSDate(scope.now, { zone: scope.time_zone }).hour
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    hour,
    today: hour > last ? null : (hoursNow.get(hour) ?? 0),
    last_week: hoursThen.get(hour) ?? 0,
  }))
  return { today: now, last_week: then, hours }
}

async function counts(store: Store, { project }: Scope, range: TimeRange): Promise<z.infer<typeof Counts>> {
  const [row] = await store.clickhouse.query<z.infer<typeof Counts>>(sql`
    SELECT count() AS events, uniqExact(person_id) AS people FROM ${events(project, { range })} AS e`)
  return row
}

/** Events by hour of the clock; where the clocks go back, two hours are one. */
async function hourly(store: Store, { project, time_zone }: Scope, range: TimeRange): Promise<Map<number, number>> {
  const starts = startsOf(range, 'hour', time_zone)
  if (starts.length === 0) return new Map()
  const rows = await store.clickhouse.query<{ start_ms: number; n: number }>(sql`
    SELECT ${bucketOf(starts)} AS start_ms, count() AS n FROM ${events(project, { range })} AS e GROUP BY start_ms`)
  const hours = new Map<number, number>()
  for (const { start_ms, n } of rows) {
    const { hour } = DateTime.fromMillis(start_ms, { zone: time_zone })
    hours.set(hour, (hours.get(hour) ?? 0) + n)
  }
  return hours
}

/** Orders: events of a name, each order's property counted once where the events have it. One scan of the name's events in the range. */
export async function orders(
  store: Store,
  { project }: Scope,
  range: TimeRange,
  { event, basket }: { event: string; basket: string },
): Promise<number> {
  const [{ n }] = await store.clickhouse.query<{ n: number }>(sql`
    SELECT uniqExact(if(isNull(basket), toString(uuid), assumeNotNull(basket))) AS n
    FROM (SELECT uuid, JSONExtract(properties, ${basket}, 'Nullable(String)') AS basket
      FROM ${events(project, { range, names: [event] })} AS e)`)
  return n
}
