import type { ProjectId } from '../core/ids.ts'
import type { DefinitionOf } from '../prepare/target.ts'
import { events } from '../store/events.ts'
import { list, raw, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { type Identities, openIdentities } from './identities.ts'

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
  /** Takes in events that were stored; after an identity event, people are read anew. */
  apply(stored: readonly StoredEvent[]): Promise<void>
  /** Many events came or went at once: everyone is read anew. */
  forget(): void
  /** Reads the most recently active people at once, so that first requests find them in memory. Returns how many. */
  warm(): Promise<number>
}

type Definition = DefinitionOf<'recommendation'>
type Row = { person_id: string; item: string; basket: string; time_ms: number }

const ROWS = 500
const PEOPLE = 50_000

/** Events that can change who someone is: rare, so everyone is simply read anew. */
const IDENTITY = new Set(['$identify', '$create_alias', '$merge_dangerously'])

/**
 * At most 50,000 people of at most 500 rows are kept, those asked for or heard of last. A person who is not in memory
 * costs one scan of the target's event (about 30 ms for half a million); `warm` spares that for everyone recent.
 */
export function openHistories(store: Store, project: ProjectId, definition: Definition): Histories {
  const identities = openIdentities(store, project)
  const people = new Map<string, Promise<PersonHistory>>()

  const keep = (person: string, history: Promise<PersonHistory>) => {
    people.delete(person)
    people.set(person, history)
    if (people.size > PEOPLE) people.delete(people.keys().next().value as string)
    history.catch(() => people.delete(person))
    return history
  }

  const forget = () => {
    identities.stale()
    people.clear()
  }
  return {
    forget,
    async of(distinctId) {
      const person = await identities.personOf(distinctId)
      return keep(person, people.get(person) ?? readPerson(store, project, definition, identities, person))
    },
    async apply(stored) {
      if (stored.some((event) => IDENTITY.has(event.event))) forget()
      for (const event of stored) {
        const item = event.event === definition.event ? event.properties[definition.item] : undefined
        if (item === undefined || item === null) continue
        const person = await identities.personOf(event.distinct_id)
        const known = people.get(person)
        const row = {
          person_id: person,
          item: String(item),
          basket: String(event.properties[definition.basket] ?? ''),
          time_ms: event.time_ms,
        }
        if (known)
          keep(
            person,
            known.then((history) => withRow(history, row)),
          )
      }
    },
    async warm() {
      const rows = await store.clickhouse.query<Row>(recentRows(project, definition))
      const byPerson = Map.groupBy(rows, (row) => row.person_id)
      for (const [person, own] of byPerson) keep(person, Promise.resolve(historyOf(person, own)))
      return byPerson.size
    },
  }
}

/** A read that was under way while the event was stored may have seen it already: the same row is not taken twice. */
function withRow(history: PersonHistory, row: Row): PersonHistory {
  const { items, time_ms, baskets } = history
  const at = time_ms.findLastIndex((time) => time <= row.time_ms) + 1
  for (let i = at - 1; i >= 0 && time_ms[i] === row.time_ms; i--) {
    if (items[i] === row.item && baskets[i] === row.basket) return history
  }
  const insert = <T>(values: T[], value: T) => values.toSpliced(at, 0, value).slice(-ROWS)
  return {
    person_id: history.person_id,
    items: insert(items, row.item),
    time_ms: insert(time_ms, row.time_ms),
    baskets: insert(baskets, row.basket),
  }
}

const columns = ({ item, basket }: Definition) => sql`JSONExtract(properties, ${item}, 'String') AS item,
  JSONExtract(properties, ${basket}, 'String') AS basket, toUnixTimestamp64Milli(timestamp) AS time_ms`

const recentRows = (project: ProjectId, definition: Definition) => sql`
  SELECT toString(person_id) AS person_id, ${columns(definition)} FROM ${events(project, { names: [definition.event] })} AS e
  WHERE item != '' ${definition.anonymous_prefix ? sql`AND NOT startsWith(distinct_id, ${definition.anonymous_prefix})` : raw('')}
  ORDER BY timestamp DESC LIMIT ${ROWS} BY person_id LIMIT 2000000`

async function readPerson(
  store: Store,
  project: ProjectId,
  definition: Definition,
  identities: Identities,
  person: string,
): Promise<PersonHistory> {
  const ids = (await identities.idsOf(person)).map((id) => sql`toUUID(${id})`)
  const rows = await store.clickhouse.query<Row>(sql`
    SELECT ${columns(definition)} FROM events FINAL
    WHERE project_id = toUUID(${project}) AND event = ${definition.event} AND distinct_person_id IN (${list(ids)}) AND item != ''
    ORDER BY timestamp DESC LIMIT ${ROWS}`)
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
