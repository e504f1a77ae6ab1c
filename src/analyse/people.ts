import { z } from 'zod'
import { BellwetherError } from '../core/errors.ts'
import { isUuid, type ProjectId } from '../core/ids.ts'
import { DAY_MS } from '../core/time.ts'
import { events } from '../store/events.ts'
import { raw, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { Scope } from './filter.ts'
import { Person, peopleOf, uuids } from './person.ts'

export const PeoplePage = z.object({
  people: z.array(Person).describe('Newest activity first'),
  next: z.string().nullable().describe('Give it back as `cursor` to read on; null on the last page'),
})
export type PeoplePage = z.infer<typeof PeoplePage>

/** How far back a page is looked for, one step after the other: a full page ends the search. */
const STEPS_MS = [DAY_MS, 30 * DAY_MS, Number.POSITIVE_INFINITY]

interface Found {
  person: string
  last_ms: number
}

/**
 * A page of people, newest activity first. `search` is part of a `distinct_id`, or of a value that `$identify` or `$set`
 * said of somebody (an address, a name), in upper or lower case. Cost: people and times (32 bytes an event) from the
 * page's oldest activity to now; a search reads the ids of all events and the properties of all `$identify` and `$set`;
 * then what `peopleOf` costs.
 */
export async function listPeople(
  store: Store,
  scope: Scope,
  { search, cursor, limit }: { search?: string; cursor?: string; limit: number },
): Promise<PeoplePage> {
  const { project, now } = scope
  const place = cursor === undefined ? null : placeOf(cursor)
  const before = place ? sql`WHERE (last_ms, person_id) < (${place.last_ms}, toUUID(${place.person}))` : raw('')
  const wanted = search ? sql`WHERE person_id IN (${searched(project, search)})` : raw('')
  let found: Found[] = []
  for (const step_ms of search ? [Number.POSITIVE_INFINITY] : STEPS_MS) {
    const from_ms = Math.max((place?.last_ms ?? now.getTime()) - step_ms, DAY_MS)
    // What came after the cursor is read too: whoever was here since then is on no later page.
    const range = { from: new Date(from_ms), to: new Date(now.getTime() + DAY_MS) }
    found = await store.clickhouse.query<Found>(sql`
      SELECT toString(person_id) AS person, last_ms FROM (
        SELECT person_id, toUnixTimestamp64Milli(max(timestamp)) AS last_ms FROM ${events(project, { range })} AS e ${wanted} GROUP BY person_id)
      ${before} ORDER BY last_ms DESC, person_id DESC LIMIT ${limit + 1}`)
    if (found.length > limit) break
  }
  const page = found.slice(0, limit)
  const owns = await ownsOf(
    store,
    project,
    page.map((row) => row.person),
  )
  const people = new Map((await peopleOf(store, project, owns, 10)).map((one) => [one.person_id, one]))
  const last = page.at(-1)
  return {
    people: page.flatMap(({ person }) => people.get(person) ?? []),
    next: found.length > limit && last ? `${last.last_ms}.${last.person}` : null,
  }
}

function placeOf(cursor: string): Found {
  const [, ms, id = ''] = /^(\d{1,15})\.(.*)$/.exec(cursor) ?? []
  if (!isUuid(id))
    throw new BellwetherError({
      code: 'core.invalid',
      field: 'cursor',
      expected: '`next` of the page before',
      got: cursor,
    })
  return { last_ms: Number(ms), person: id }
}

/** People one of whose ids, or something said of whom, has the text in it. */
const searched = (project: ProjectId, text: string) => sql`
  SELECT person_id FROM ${events(project)} AS e WHERE positionCaseInsensitiveUTF8(distinct_id, ${text}) > 0
  UNION DISTINCT
  SELECT person_id FROM ${events(project, { names: ['$identify', '$set'] })} AS e
  WHERE arrayExists(pair -> positionCaseInsensitiveUTF8(JSONExtract(pair.2, 'String'), ${text}) > 0,
    arrayConcat(JSONExtractKeysAndValuesRaw(properties, '$set'), JSONExtractKeysAndValuesRaw(properties, '$set_once')))`

/** Own ids of these people, each with its person. */
export async function ownsOf(
  store: Store,
  project: ProjectId,
  people: readonly string[],
): Promise<Map<string, string>> {
  const owns = new Map(people.map((person) => [person, person]))
  if (people.length === 0) return owns
  const rows = await store.clickhouse.query<{ own: string; person: string }>(sql`
    SELECT toString(distinct_person_id) AS own, toString(person_overrides.person_id) AS person FROM person_overrides FINAL
    WHERE project_id = toUUID(${project}) AND person_overrides.person_id IN (${uuids(people)})`)
  for (const { own, person } of rows) owns.set(own, person)
  return owns
}
