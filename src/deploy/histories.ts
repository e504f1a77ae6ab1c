import { personId, type ProjectId } from '../core/ids.ts'
import { list, raw, sql } from '../store/sql.ts'
import { events } from '../store/events.ts'
import type { Store } from '../store/store.ts'
import type { DefinitionOf } from '../prepare/target.ts'

/** What a person took, oldest first, cut to the newest rows. */
export interface PersonHistory {
  person_id: string
  items: string[]
  time_ms: number[]
  baskets: string[]
}

/** An event that was just stored, as the collector tells it. */
export interface StoredEvent {
  event: string
  distinct_id: string
  time_ms: number
  properties: Record<string, unknown>
}

/** Histories of the people of one target, kept in memory and up to date with each stored event. */
export interface Histories {
  /** A person by any of their distinct_ids; an empty history for someone never seen. */
  of(distinctId: string): Promise<PersonHistory>
  /** Takes in events that were stored; identity events make the people concerned be read anew. */
  apply(stored: readonly StoredEvent[]): void
  /** Reads the most recently active people at once, so that first requests find them in memory. */
  warm(): Promise<number>
}

const ROWS = 500
const PEOPLE = 50_000

type Definition = DefinitionOf<'recommendation'>
type Row = { distinct_id: string; person_id: string; item: string; basket: string; time_ms: number }

/**
 * At most 50,000 people of at most 500 rows are kept, those asked for or heard of last. A person who is not in memory
 * costs one scan of the target's event (about 30 ms for half a million); `warm` spares that for everyone recent.
 */
export function openHistories(store: Store, project: ProjectId, definition: Definition): Histories {
  const people = new Map<string, Promise<PersonHistory>>()
  const merged = new Map<string, Set<string>>()

  const keep = (distinctId: string, history: Promise<PersonHistory>) => {
    people.delete(distinctId)
    people.set(distinctId, history)
    if (people.size > PEOPLE) people.delete(people.keys().next().value as string)
    history.catch(() => people.delete(distinctId))
    return history
  }

  return {
    of(distinctId) {
      const known = people.get(distinctId)
      return keep(distinctId, known ?? readPerson(store, project, definition, distinctId))
    },
    apply(stored) {
      for (const event of stored) {
        if (IDENTITY.has(event.event)) {
          people.clear()
          merged.clear()
        } else if (event.event === definition.event) append(people, definition, event)
      }
    },
    async warm() {
      const rows = await store.clickhouse.query<Row>(recentRows(project, definition))
      const byPerson = Map.groupBy(rows, (row) => row.distinct_id)
      for (const [distinctId, own] of byPerson) keep(distinctId, Promise.resolve(historyOf(own[0].person_id, own)))
      return byPerson.size
    },
  }
}

/** Events that can change who someone is: rare, so everyone is simply read anew. */
const IDENTITY = new Set(['$identify', '$create_alias', '$merge_dangerously', 'identify', 'alias'])

function append(people: Map<string, Promise<PersonHistory>>, definition: Definition, event: StoredEvent): void {
  const item = event.properties[definition.item]
  const known = people.get(event.distinct_id)
  if (!known || item === undefined || item === null) return
  people.set(
    event.distinct_id,
    known.then((history) => {
      const at = history.time_ms.findLastIndex((time) => time <= event.time_ms) + 1
      const insert = <T>(values: T[], value: T) => values.toSpliced(at, 0, value).slice(-ROWS)
      return {
        person_id: history.person_id,
        items: insert(history.items, String(item)),
        time_ms: insert(history.time_ms, event.time_ms),
        baskets: insert(history.baskets, String(event.properties[definition.basket] ?? '')),
      }
    }),
  )
}

const columns = ({ item, basket }: Definition) => sql`distinct_id, toString(person_id) AS person_id,
  JSONExtract(properties, ${item}, 'String') AS item, JSONExtract(properties, ${basket}, 'String') AS basket,
  toUnixTimestamp64Milli(timestamp) AS time_ms`

const recentRows = (project: ProjectId, definition: Definition) => sql`
  SELECT ${columns(definition)} FROM ${events(project, { names: [definition.event] })}
  WHERE item != '' ${definition.anonymous_prefix ? sql`AND NOT startsWith(distinct_id, ${definition.anonymous_prefix})` : raw('')}
  ORDER BY timestamp DESC LIMIT ${ROWS} BY distinct_id LIMIT 2000000`

async function readPerson(store: Store, project: ProjectId, definition: Definition, distinctId: string): Promise<PersonHistory> {
  const own = personId(project, distinctId)
  const siblings = await store.clickhouse.query<{ id: string; person_id: string }>(sql`
    SELECT toString(distinct_person_id) AS id, toString(person_id) AS person_id FROM person_overrides FINAL
    WHERE project_id = toUUID(${project}) AND person_id IN (
      SELECT person_id FROM person_overrides FINAL WHERE project_id = toUUID(${project})
        AND (distinct_person_id = toUUID(${own}) OR person_id = toUUID(${own})))`)
  const person = siblings[0]?.person_id ?? own
  const ids = [...new Set([own, person, ...siblings.map((row) => row.id)])]
  const rows = await store.clickhouse.query<Row>(sql`
    SELECT ${columns(definition)} FROM (
      SELECT *, toUUID(${person}) AS person_id FROM events FINAL
      WHERE project_id = toUUID(${project}) AND event = ${definition.event}
        AND distinct_person_id IN (${list(ids.map((id) => sql`toUUID(${id})`))}))
    WHERE item != '' ORDER BY timestamp DESC LIMIT ${ROWS}`)
  return historyOf(person, rows)
}

/** Rows come newest first. */
function historyOf(person_id: string, rows: Row[]): PersonHistory {
  const ordered = rows.toReversed()
  return {
    person_id,
    items: ordered.map((row) => row.item),
    time_ms: ordered.map((row) => row.time_ms),
    baskets: ordered.map((row) => row.basket),
  }
}
