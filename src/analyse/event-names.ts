import { z } from 'zod'
import { DAY_MS } from '../core/time.ts'
import { events } from '../store/events.ts'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { Scope } from './filter.ts'

/** Days that volumes are of. */
const DAYS = 30

export const EventNames = z.object({
  names: z
    .array(
      z.object({
        event: z.string(),
        events_30d: z.int().describe('In the last 30 times 24 hours'),
        first_seen: z.iso.datetime(),
        last_seen: z.iso.datetime(),
      }),
    )
    .describe('Most frequent first; at most 1,000'),
})
export type EventNames = z.infer<typeof EventNames>

/** The names that events have had. One scan of the times of all of the project's events (8 bytes each), and one of the last 30 days'. */
export async function eventNames(store: Store, { project, now }: Scope): Promise<EventNames> {
  const range = { from: new Date(now.getTime() - DAYS * DAY_MS), to: new Date(now.getTime() + DAY_MS) }
  const rows = await store.clickhouse.query<{ event: string; first_ms: number; last_ms: number; n: number }>(sql`
    SELECT toString(a.event) AS event, first_ms, last_ms, n
    FROM (SELECT event, toUnixTimestamp64Milli(min(timestamp)) AS first_ms, toUnixTimestamp64Milli(max(timestamp)) AS last_ms
      FROM events WHERE project_id = toUUID(${project}) GROUP BY event) AS a
    LEFT JOIN (SELECT event, count() AS n FROM ${events(project, { range })} AS e GROUP BY event) AS b ON a.event = b.event
    ORDER BY n DESC, event LIMIT 1000`)
  return {
    names: rows.map(({ event, first_ms, last_ms, n }) => ({
      event,
      events_30d: n,
      first_seen: new Date(first_ms).toISOString(),
      last_seen: new Date(last_ms).toISOString(),
    })),
  }
}
