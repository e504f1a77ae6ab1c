import type { ProjectId } from '../core/ids.ts'
import { HISTORY_ROWS } from '../models/recommender.ts'
import { clean, markedLines, ofPerson } from '../prepare/lines.ts'
import type { DefinitionOf } from '../prepare/target.ts'
import { events } from '../store/events.ts'
import { list, type Sql, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { type Identities, openIdentities } from './identities.ts'
import { knownPeople, PEOPLE } from './known-people.ts'

/** What a person took, once an order, oldest first, cut to the newest rows; by the dataset's rules: what was cancelled is out. */
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
  /** Items that a person had an event of some name with since an instant: one read of the person's events. */
  had(distinctId: string, event: string, since: Date): Promise<Set<string>>
  /** Takes in events that were stored; after an identity event, people are read anew. */
  apply(stored: readonly StoredEvent[]): Promise<void>
  /** Many events came or went at once: everyone is read anew. */
  forget(): void
  /** Reads the most recently active people at once, so that first requests find them in memory. Returns how many. */
  warm(): Promise<number>
}

type Definition = DefinitionOf<'recommendation'>
type Row = { person_id: string; item: string; basket: string; time_ms: number }

/** Rows that `warm` reads at most: some 60 MB of JSON, half a second of the event loop. */
const WARM_ROWS = 500_000

/** Events that can change who someone is: rare, so everyone is simply read anew. */
const IDENTITY = new Set(['$identify', '$create_alias', '$merge_dangerously'])

/**
 * At most 50,000 people of at most 500 rows are kept, those asked for or heard of last. A person who is not in memory
 * costs a read of their events through the index on people (about 15 ms for half a million events). Once `warm` has
 * found room for everyone, a person who is not there has no history, and strangers, who are most of a site's visitors,
 * cost nothing.
 */
export function openHistories(store: Store, project: ProjectId, definition: Definition): Histories {
  const identities = openIdentities(store, project)
  const people = knownPeople<PersonHistory>()
  let warming: Promise<number> | undefined
  const forget = () => {
    identities.stale()
    people.forget()
  }
  const known = (person: string, distinctId: string) => {
    const isNew = people.isStranger(person) && !isAnonymous(definition, distinctId)
    return people.get(person) ?? (isNew ? Promise.resolve(historyOf(person, [])) : undefined)
  }
  return {
    forget,
    async of(distinctId) {
      const person = await identities.personOf(distinctId)
      const history = known(person, distinctId)
      // A stranger is not kept: a crowd of them would push customers out.
      if (history && !people.get(person)) return history
      return people.keep(person, history ?? readPerson(store, project, definition, identities, person))
    },
    async had(distinctId, event, since) {
      const ids = list((await identities.idsOf(await identities.personOf(distinctId))).map((id) => sql`toUUID(${id})`))
      const rows = await store.clickhouse.query<{ item: string }>(sql`
        SELECT DISTINCT JSONExtract(properties, ${definition.item}, 'String') AS item FROM events
        PREWHERE distinct_person_id IN (${ids}) WHERE project_id = toUUID(${project}) AND event = ${event}
          AND timestamp >= ${since} AND item != ''`)
      return new Set(rows.map(({ item }) => item))
    },
    async apply(stored) {
      if (stored.some((event) => IDENTITY.has(event.event))) forget()
      for (const event of stored) {
        if (event.event !== definition.event && event.event !== definition.cancel_event) continue
        const person = await identities.personOf(event.distinct_id)
        if (isAnonymous(definition, event.distinct_id) && !people.get(person)) continue
        const history = known(person, event.distinct_id)
        const row = purchaseOf(definition, event)
        // While everyone is being read, what is stored may be in the answer or not.
        if (row && history && !people.filling())
          people.keep(
            person,
            history.then((before) => withRow(before, row)),
          )
        // What was taken back, or may be no purchase at all, is for the dataset's SQL to say.
        else people.drop(person)
      }
    },
    warm() {
      warming ??= people
        .fill(() => readEveryone(store, project, definition))
        .finally(() => {
          warming = undefined
        })
      return warming
    },
  }
}

export const isAnonymous = ({ anonymous_prefix }: Definition, distinctId: string): boolean =>
  Boolean(anonymous_prefix) && distinctId.startsWith(anonymous_prefix as string)

/** The row of a plain purchase, null for anything else. */
export function purchaseOf({ event: name, item, basket, quantity, price }: Definition, event: StoredEvent) {
  const above = (value: unknown) => value === undefined || (typeof value === 'number' && value > 0)
  const { time_ms, properties } = event
  const taken = properties[item]
  if (event.event !== name || !(Number.isSafeInteger(taken) || (typeof taken === 'string' && taken !== ''))) return null
  if (!above(properties[quantity]) || !above(properties[price])) return null
  return { item: String(taken), basket: String(properties[basket] ?? '') || String(time_ms), time_ms }
}

/** An order holds an item once, since its first line with it. */
function withRow(history: PersonHistory, row: Omit<Row, 'person_id'>): PersonHistory {
  const { items, time_ms, baskets } = history
  const same = items.findIndex((item, i) => item === row.item && baskets[i] === row.basket)
  if (same >= 0 && time_ms[same] <= row.time_ms) return history
  const at = time_ms.findLastIndex((time) => time <= row.time_ms) + 1
  const insert = <T>(values: T[], value: T) => {
    const others = same < 0 ? values : values.toSpliced(same, 1)
    return others.toSpliced(at, 0, value).slice(-HISTORY_ROWS)
  }
  return {
    person_id: history.person_id,
    items: insert(items, row.item),
    time_ms: insert(time_ms, row.time_ms),
    baskets: insert(baskets, row.basket),
  }
}

const rowsOf = (lines: Sql, where: Sql) => sql`
  SELECT person_id, item, basket, toUnixTimestamp64Milli(min(timestamp)) AS time_ms FROM (${lines})
  WHERE ${where} GROUP BY person_id, basket, item`

/** The newest rows of everyone, person by person, those active last first. */
const recentRows = (project: ProjectId, definition: Definition) => sql`
  SELECT person_id, item, basket, time_ms FROM (
    SELECT *, max(time_ms) OVER (PARTITION BY person_id) AS active
    FROM (${rowsOf(
      markedLines(definition, (names) => events(project, { names })),
      ofPerson,
    )}))
  ORDER BY active DESC, person_id, time_ms DESC, basket DESC, item DESC LIMIT ${HISTORY_ROWS} BY person_id LIMIT ${WARM_ROWS}`

async function readEveryone(store: Store, project: ProjectId, definition: Definition) {
  const rows = await store.clickhouse.query<Row>(recentRows(project, definition))
  const people = [...Map.groupBy(rows, (row) => row.person_id)]
  const all = rows.length < WARM_ROWS
  // Whoever stands at the limit may have been cut in the middle.
  if (!all) people.pop()
  // The most recent last: those who have to leave memory first are the others.
  const found = people
    .slice(0, PEOPLE)
    .reverse()
    .map(([person, own]): [string, PersonHistory] => [person, historyOf(person, own)])
  return { found, all: all && people.length <= PEOPLE }
}

async function readPerson(
  store: Store,
  project: ProjectId,
  definition: Definition,
  identities: Identities,
  person: string,
): Promise<PersonHistory> {
  const ids = list((await identities.idsOf(person)).map((id) => sql`toUUID(${id})`))
  // A person's id is in the sort key, the same in each copy of an event: rows of others need not be read to be merged.
  const own = (names: readonly string[]) => sql`(SELECT *, toUUID(${person}) AS person_id FROM events FINAL
    PREWHERE distinct_person_id IN (${ids}) WHERE project_id = toUUID(${project}) AND event IN ${names})`
  const rows = await store.clickhouse.query<Row>(
    sql`${rowsOf(markedLines(definition, own), clean)} ORDER BY time_ms DESC, basket DESC, item DESC LIMIT ${HISTORY_ROWS}`,
  )
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
