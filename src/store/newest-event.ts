import type { ProjectId } from '../core/ids.ts'
import type { ClickHouse } from './clickhouse.ts'
import { raw, sql } from './sql.ts'

/**
 * When the newest event up to an instant was, of one name or of all, ms since 1970; null when there is none. Reads one
 * column of its rows.
 */
export async function newestEvent(
  clickhouse: ClickHouse,
  project: ProjectId,
  event: string | undefined,
  now: Date,
): Promise<number | null> {
  const named = event === undefined ? raw('') : sql` AND event = ${event}`
  const [{ newest, n }] = await clickhouse.query<{ newest: number; n: number }>(sql`
    SELECT toUnixTimestamp64Milli(max(timestamp)) AS newest, count() AS n FROM events
    WHERE project_id = toUUID(${project})${named} AND timestamp <= ${now}`)
  return n === 0 ? null : newest
}
