import type { ProjectId } from '../core/ids.ts'
import type { ClickHouse } from './clickhouse.ts'
import { sql } from './sql.ts'

/** When the newest event of a name up to an instant was, ms since 1970; null when there is none. Reads one column of its rows. */
export async function newestEvent(
  clickhouse: ClickHouse,
  project: ProjectId,
  event: string,
  now: Date,
): Promise<number | null> {
  const [{ newest, n }] = await clickhouse.query<{ newest: number; n: number }>(sql`
    SELECT toUnixTimestamp64Milli(max(timestamp)) AS newest, count() AS n FROM events
    WHERE project_id = toUUID(${project}) AND event = ${event} AND timestamp <= ${now}`)
  return n === 0 ? null : newest
}
