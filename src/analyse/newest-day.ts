import { DateTime } from 'luxon'
import { newestEvent } from '../store/newest-event.ts'
import type { Store } from '../store/store.ts'
import { type DateRange, type Days, lastDays } from './days.ts'
import type { Scope } from './filter.ts'

/** The day of the project's newest event in its time zone; today where there is none. Reads one column of all events. */
export async function newestDay(store: Store, { project, time_zone, now }: Scope): Promise<DateTime> {
  const newest_ms = (await newestEvent(store.clickhouse, project, undefined, now)) ?? now.getTime()
  return DateTime.fromMillis(newest_ms, { zone: time_zone }).startOf('day')
}

/** The days that a range stands for now. */
export async function daysOf(store: Store, scope: Scope, range: DateRange): Promise<Days> {
  return 'last_days' in range ? lastDays(range.last_days, await newestDay(store, scope)) : range
}
