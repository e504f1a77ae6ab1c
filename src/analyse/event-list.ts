import { z } from 'zod'
import { BellwetherError } from '../core/errors.ts'
import { isUuid, NIL_UUID, type ProjectId } from '../core/ids.ts'
import { DAY_MS, HOUR_MS } from '../core/time.ts'
import { list, raw, type Sql, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { type EventFilter, matches } from './filter.ts'
import { type EventKey, eventsAt, keyColumns, StoredEvent } from './stored-event.ts'

/** Which events to list, and from where on. */
export interface EventListQuery {
  filter: EventFilter
  distinct_id?: string
  /** Only events that happened at or after it. */
  from?: Date
  /** Only events that happened before it. */
  to?: Date
  /** People's own ids (`distinct_person_id`); everybody's events unless given. */
  owns?: readonly string[]
  /** Newer than this cursor: a live tail. */
  after?: string
  /** Older than this cursor: the next page. */
  before?: string
  limit: number
  /** By which time they are ordered. */
  by: 'received_at' | 'timestamp'
  /** Nothing received before this instant can still appear: only such events are listed, so that cursors stand still. */
  settled: Date
}

export const EventList = z.object({
  events: z.array(StoredEvent).describe('Newest first'),
  newest: z.string().describe('Give it back as `after` to hear what comes next; the same again when nothing came'),
  next: z.string().nullable().describe('Give it back as `before` to read on; null on the last page'),
})
export type EventList = z.infer<typeof EventList>

/** How far back a page is looked for, one step after the other: a full page ends the search. */
const STEPS_MS = [HOUR_MS, DAY_MS, 30 * DAY_MS, Number.POSITIVE_INFINITY]

interface Found extends Omit<EventKey, 'uuid'> {
  id: string
  time_ms: number
}

/**
 * A page of events, newest first. A tail (`after`) of more than a page gets the oldest of what is new, and its `newest`
 * goes on from there. Cost: the time column (8 bytes) of all of the project's events, or of those of the name where one
 * is given; conditions read the properties only of the hour, day or month that fills the page. A copy that a client
 * sent again is passed over: an event stands where it was first received.
 */
export async function listEvents(store: Store, project: ProjectId, query: EventListQuery): Promise<EventList> {
  const { after, before, settled, limit } = query
  const found = await search(store, project, query)
  const page = found.slice(0, limit)
  const events = await eventsAt(
    store,
    project,
    page.map(({ id, ...key }) => ({ ...key, uuid: id })),
  )
  const kept = new Map(events.map((event) => [event.uuid, event]))
  const shown = page.flatMap(({ id, time_ms }) => {
    const event = kept.get(id)
    return event && Date.parse(event[query.by]) === time_ms ? [event] : []
  })
  const cursor = ({ time_ms, id }: Pick<Found, 'time_ms' | 'id'>) => `${time_ms}.${id}`
  const more = found.length > limit
  const last = page.at(-1)
  // A tail's page is read oldest first.
  if (after !== undefined)
    return { events: shown.reverse(), newest: more && last ? cursor(last) : endOf(settled), next: null }
  return { events: shown, newest: before ?? endOf(settled), next: more && last ? cursor(last) : null }
}

/** Everything received before an instant, and nothing of the instant itself. */
const endOf = (time: Date) => `${time.getTime()}.${NIL_UUID}`

async function search(store: Store, project: ProjectId, query: EventListQuery): Promise<Found[]> {
  const { by, after, before, settled, limit } = query
  const column = raw(by)
  const place = (cursor: string, name: string) => {
    const [, ms, id = ''] = /^(\d{1,15})\.(.*)$/.exec(cursor) ?? []
    if (!isUuid(id))
      throw new BellwetherError({ code: 'core.invalid', field: name, expected: 'a cursor of this list', got: cursor })
    return { time: new Date(Number(ms)), at: sql`(${new Date(Number(ms))}, toUUID(${id}))` }
  }
  const conditions = [
    sql`project_id = toUUID(${project})`,
    ...(by === 'received_at' ? [sql`received_at < ${settled}`] : []),
    ...(query.distinct_id === undefined ? [] : [sql`distinct_id = ${query.distinct_id}`]),
    ...(query.from ? [sql`timestamp >= ${query.from}`] : []),
    ...(query.to ? [sql`timestamp < ${query.to}`] : []),
    ...(query.owns ? [sql`distinct_person_id IN (${list(query.owns.map((own) => sql`toUUID(${own})`))})`] : []),
    matches(query.filter),
  ]
  const read = (bounds: Sql[], direction: Sql) =>
    store.clickhouse.query<Found>(sql`
      SELECT DISTINCT ${keyColumns}, toUnixTimestamp64Milli(${column}) AS time_ms
      FROM events WHERE ${list([...conditions, ...bounds], ' AND ')}
      ORDER BY ${column} ${direction}, events.uuid ${direction} LIMIT ${limit + 1}`)
  if (after !== undefined) {
    const { time, at } = place(after, 'after')
    return read([sql`${column} >= ${time}`, sql`(${column}, events.uuid) > ${at}`], raw('ASC'))
  }
  const end = before === undefined ? null : place(before, 'before')
  const upTo = end ? [sql`${column} <= ${end.time}`, sql`(${column}, events.uuid) < ${end.at}`] : []
  let found: Found[] = []
  for (const step_ms of STEPS_MS) {
    const from_ms = Math.max((end?.time ?? settled).getTime() - step_ms, 0)
    found = await read([sql`${column} >= ${new Date(from_ms)}`, ...upTo], raw('DESC'))
    if (found.length > limit) break
  }
  return found
}
