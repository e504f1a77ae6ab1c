import { z } from 'zod'
import { BellwetherError } from '../core/errors.ts'
import { type ProjectId, personId } from '../core/ids.ts'
import { list, type Sql, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** Most ids of one person that are shown. */
const IDS = 1_000

export const Person = z.object({
  person_id: z.uuid(),
  distinct_ids: z.array(z.string()).describe('The one seen last first; at most 1,000, in lists 10'),
  properties: z
    .record(z.string(), z.unknown())
    .describe('Of `$set` the latest value, else of `$set_once` the first; whichever of the ids it was said of'),
  first_seen: z.iso.datetime(),
  last_seen: z.iso.datetime(),
  events: z.int(),
})
export type Person = z.infer<typeof Person>

/** Whose a `distinct_id` is now, and the own ids (`distinct_person_id`) of everybody who became that person. */
export interface Identity {
  person_id: string
  owns: string[]
}

/** Follows the merges from a `distinct_id`. Reads the project's merges (48 bytes each). */
export async function identityOf(store: Store, project: ProjectId, distinct_id: string): Promise<Identity> {
  const own = personId(project, distinct_id)
  const merges = sql`SELECT distinct_person_id AS own, person_id AS person FROM person_overrides FINAL WHERE project_id = toUUID(${project})`
  const rows = await store.clickhouse.query<{ own: string; person: string }>(sql`
    WITH merges AS (${merges})
    SELECT toString(own) AS own, toString(person) AS person FROM merges
    WHERE merges.person IN (SELECT person FROM merges WHERE own = toUUID(${own})) OR merges.person = toUUID(${own})`)
  const person_id = rows[0]?.person ?? own
  return { person_id, owns: [...new Set([person_id, own, ...rows.map((row) => row.own)])] }
}

/** A list of ids for IN. */
export const uuids = (ids: readonly string[]): Sql => list(ids.map((id) => sql`toUUID(${id})`))

interface Row {
  person_id: string
  distinct_ids: string[]
  first_ms: number
  last_ms: number
  events: number
  told: [property: string, value: string][]
  told_once: [property: string, value: string][]
}

/**
 * People from their events: `owns` maps each own id to its person. One scan of the ids (16 bytes an event) of all of the
 * project's events, and of the properties of these people's.
 */
export async function peopleOf(
  store: Store,
  project: ProjectId,
  owns: ReadonlyMap<string, string>,
  ids = IDS,
): Promise<Person[]> {
  if (owns.size === 0) return []
  const texts = sql`[${list([...owns.keys()])}]`
  const people = sql`[${list([...owns.values()])}]`
  // Arrays of pairs, since a map's keys would have to be of the program's making.
  const told = (field: string, aggregate: Sql) => sql`
    SELECT person, groupArray((name, kept)) AS all FROM (
      SELECT person, pair.1 AS name, ${aggregate}(pair.2, (timestamp, uuid)) AS kept
      FROM (SELECT *, arrayJoin(JSONExtractKeysAndValuesRaw(properties, ${field})) AS pair FROM theirs
        WHERE position(properties, ${`"${field}"`}) > 0) GROUP BY person, name) GROUP BY person`
  const rows = await store.clickhouse.query<Row>(sql`
    WITH theirs AS (
      SELECT transform(toString(distinct_person_id), ${texts}, ${people}, '') AS person, distinct_id, timestamp, uuid, properties
      FROM events FINAL WHERE project_id = toUUID(${project}) AND distinct_person_id IN (${uuids([...owns.keys()])}))
    SELECT p.person AS person_id, distinct_ids, first_ms, last_ms, events, s.all AS told, o.all AS told_once
    FROM (
      SELECT person, arrayMap(x -> x.2, arrayReverseSort(groupArray((seen, distinct_id)))) AS distinct_ids,
        min(first) AS first_ms, max(seen) AS last_ms, sum(n) AS events
      FROM (SELECT person, distinct_id, toUnixTimestamp64Milli(max(timestamp)) AS seen,
        toUnixTimestamp64Milli(min(timestamp)) AS first, count() AS n FROM theirs GROUP BY person, distinct_id)
      GROUP BY person) AS p
    LEFT JOIN (${told('$set', sql`argMax`)}) AS s ON s.person = p.person
    LEFT JOIN (${told('$set_once', sql`argMin`)}) AS o ON o.person = p.person`)
  return rows.map(({ distinct_ids, first_ms, last_ms, told_once, told, ...row }) => ({
    person_id: row.person_id,
    distinct_ids: distinct_ids.slice(0, ids),
    properties: Object.fromEntries([...told_once, ...told].map(([name, value]) => [name, JSON.parse(value)])),
    first_seen: new Date(first_ms).toISOString(),
    last_seen: new Date(last_ms).toISOString(),
    events: row.events,
  }))
}

/** The person behind a `distinct_id`. Throws `core.not_found` for an id that no event of has come. */
export async function person(store: Store, project: ProjectId, distinct_id: string): Promise<Person> {
  const { person_id, owns } = await identityOf(store, project, distinct_id)
  const [found] = await peopleOf(store, project, new Map(owns.map((own) => [own, person_id])))
  if (!found)
    throw new BellwetherError({
      code: 'core.not_found',
      field: 'distinct_id',
      hint: 'No event of this person is stored. GET /api/v1/persons?search= looks for parts of ids, names and addresses.',
    })
  return found
}
