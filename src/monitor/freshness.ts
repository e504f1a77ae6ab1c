import type { ProjectId } from '../core/ids.ts'
import { DAY_MS } from '../core/time.ts'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** Days since the newest event of the given name; null when there is none. Reads one column of the event's rows. */
export async function lastEventDays(
  store: Store,
  project: ProjectId,
  event: string,
  now: Date,
): Promise<number | null> {
  const [{ newest, n }] = await store.clickhouse.query<{ newest: number; n: number }>(sql`
    SELECT toUnixTimestamp64Milli(max(timestamp)) AS newest, count() AS n FROM events
    WHERE project_id = toUUID(${project}) AND event = ${event} AND timestamp <= ${now}`)
  return n === 0 ? null : (now.getTime() - newest) / DAY_MS
}
