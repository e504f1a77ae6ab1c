import { z } from 'zod'
import type { ProjectId } from '../core/ids.ts'
import { list, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** An event in full. */
export const StoredEvent = z.object({
  uuid: z.uuid(),
  event: z.string(),
  distinct_id: z.string(),
  person_id: z.uuid().describe('Whose it is now, after merges'),
  timestamp: z.iso.datetime().describe('When it happened, corrected for clocks that go wrong; questions use it'),
  claimed_at: z.iso.datetime().describe('When it happened, as the client said'),
  sent_at: z.iso.datetime().nullable(),
  received_at: z.iso.datetime(),
  session_id: z.string(),
  source: z.string().describe('api, posthog, segment or import'),
  bot: z.string().describe('Why it is taken for a bot’s; empty for people'),
  properties: z.record(z.string(), z.unknown()),
})
export type StoredEvent = z.infer<typeof StoredEvent>

/** Where an event lies: its part of the table's sort key. */
export interface EventKey {
  event: string
  claimed_day: string
  own: string
  uuid: string
}

type Times = Record<'timestamp_ms' | 'claimed_ms' | 'received_ms', number> & { sent_ms: number | null }
type Row = Omit<StoredEvent, 'timestamp' | 'claimed_at' | 'sent_at' | 'received_at' | 'properties'> &
  Times & { properties: string }

const iso = (ms: number) => new Date(ms).toISOString()

/**
 * The events at these keys, each once and as it was first received, in no order. Reads the blocks of 8,192 rows that
 * they lie in and no others: about 1 ms an event that lies alone.
 */
export async function eventsAt(store: Store, project: ProjectId, keys: readonly EventKey[]): Promise<StoredEvent[]> {
  if (keys.length === 0) return []
  const texts = (of: (key: EventKey) => string) => [...new Set(keys.map(of))]
  const own = sql`project_id = toUUID(${project})`
  const ids = (all: readonly string[]) => list(all.map((id) => sql`toUUID(${id})`))
  const rows = await store.clickhouse.query<Row>(sql`
    SELECT toString(e.uuid) AS uuid, event, distinct_id, session_id, source, bot, properties,
      toString(if(o.person_id = toUUID('00000000-0000-0000-0000-000000000000'), e.distinct_person_id, o.person_id)) AS person_id,
      toUnixTimestamp64Milli(timestamp) AS timestamp_ms, toUnixTimestamp64Milli(claimed_at) AS claimed_ms,
      toUnixTimestamp64Milli(received_at) AS received_ms, toUnixTimestamp64Milli(sent_at) AS sent_ms
    FROM (
      SELECT * FROM events FINAL WHERE ${own} AND event IN ${texts((key) => key.event)}
        AND toDate(claimed_at) IN (${list(texts((key) => key.claimed_day).map((day) => sql`toDate(${day})`))})
        AND distinct_person_id IN (${ids(texts((key) => key.own))}) AND uuid IN (${ids(texts((key) => key.uuid))})) AS e
    LEFT JOIN (SELECT distinct_person_id, person_id FROM person_overrides FINAL WHERE ${own}) AS o
      ON o.distinct_person_id = e.distinct_person_id`)
  return rows.map(({ timestamp_ms, claimed_ms, received_ms, sent_ms, properties, ...row }) => ({
    ...row,
    timestamp: iso(timestamp_ms),
    claimed_at: iso(claimed_ms),
    received_at: iso(received_ms),
    sent_at: sent_ms === null ? null : iso(sent_ms),
    properties: JSON.parse(properties),
  }))
}

/** Columns of `events` that make an `EventKey`, for SELECT. */
export const keyColumns = sql`event, toString(toDate(claimed_at)) AS claimed_day, toString(distinct_person_id) AS own, toString(uuid) AS id`

/** One event by its UUID, or null. Reads the UUIDs of all of the project's events: 16 bytes an event. */
export async function eventByUuid(store: Store, project: ProjectId, uuid: string): Promise<StoredEvent | null> {
  const keys = await store.clickhouse.query<Omit<EventKey, 'uuid'> & { id: string }>(sql`
    SELECT ${keyColumns} FROM events WHERE project_id = toUUID(${project}) AND events.uuid = toUUID(${uuid}) LIMIT 1`)
  const [event] = await eventsAt(
    store,
    project,
    keys.map(({ id, ...key }) => ({ ...key, uuid: id })),
  )
  return event ?? null
}
