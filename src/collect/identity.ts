import { NIL_UUID, type ProjectId, personId } from '../core/ids.ts'
import { list, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** Two ids of one human. The person of `into` is the one that stays. */
export interface Merge {
  from: string
  into: string
}

// Values that broken senders use for everyone: a merge with one of them would make one person of all customers.
const ILLEGAL_ANY_CASE = new Set([
  'anonymous', 'guest', 'distinctid', 'distinct_id', 'id', 'not_authenticated', 'email', 'undefined', 'true', 'false',
]) // biome-ignore format: a list
const ILLEGAL = new Set(['[object Object]', 'NaN', 'None', 'none', 'null', '0', 'undefined', '$posthog_cookieless'])

/** True for an id that cannot be one person's: `null`, `undefined`, `guest`… also in quotes, or blank. */
export function isIllegalId(id: string): boolean {
  const bare = id
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()
  return bare === '' || ILLEGAL.has(bare) || ILLEGAL_ANY_CASE.has(bare.toLowerCase())
}

/** The merge that an event asks for, or null: `$identify` with `$anon_distinct_id`, `$create_alias`, `$merge_dangerously`. */
export function mergeOf(event: string, distinctId: string, properties: Record<string, unknown>): Merge | null {
  let other: unknown
  if (event === '$identify') other = properties.$anon_distinct_id
  else if (event === '$create_alias' || event === '$merge_dangerously') other = properties.alias
  else return null
  if (typeof other !== 'string' && typeof other !== 'number') return null
  const from = storedId(String(other))
  return from === distinctId || isIllegalId(from) || isIllegalId(distinctId) ? null : { from, into: distinctId }
}

/** An id as the events of a vendor's client that used it were stored. */
const storedId = (id: string): string => id.slice(0, 200).replaceAll('\0', '\ufffd').toWellFormed()

/** A row of `person_overrides`: whose events (`own`) belong to whom (`person`). The newest version of a row holds. */
export interface Override {
  own: string
  person: string
  version: number
}

/**
 * Joins the people of each merge and returns the rows that change. Whoever is connected by merges becomes one person, in
 * whatever order the merges come, and coming again changes nothing. The person that stays is that of `into`; where
 * `from` had gone to a third person before, it is the smaller of the two UUIDs, so that the order decides nothing here
 * either.
 *
 * `known` holds every override of the merges' people and of whoever was merged into those.
 */
export function union(merges: readonly { from: string; into: string }[], known: readonly Override[]): Override[] {
  const overrides = new Map(known.map((row) => [row.own, row]))
  const members = new Map<string, Set<string>>()
  const personOf = (own: string): string => overrides.get(own)?.person ?? own
  const membersOf = (person: string): Set<string> => {
    let all = members.get(person)
    if (!all) {
      all = new Set([person])
      members.set(person, all)
    }
    return all
  }
  for (const { own, person } of known) membersOf(person).add(own)
  const changed = new Set<string>()
  for (const merge of merges) {
    const [from, into] = [personOf(merge.from), personOf(merge.into)]
    if (from === into) continue
    const stays = from !== merge.from && from < into ? from : into
    const goes = stays === into ? from : into
    for (const own of membersOf(goes)) {
      overrides.set(own, { own, person: stays, version: (overrides.get(own)?.version ?? 0) + 1 })
      membersOf(stays).add(own)
      changed.add(own)
    }
    members.delete(goes)
  }
  return [...changed].map((own) => overrides.get(own) as Override)
}

/**
 * Writes what a project's merges change. One query and at most one insert, however many merges; nothing where they are
 * known already. Calls take turns, since each builds on what the one before wrote: the collector's write loop and an import
 * may both have merges. Not safe beside another process that writes the same project.
 */
export function applyMerges(store: Store, project: ProjectId, merges: readonly Merge[]): Promise<void> {
  const before = turns.get(store) ?? Promise.resolve()
  const own = before.then(() => writeMerges(store, project, merges))
  turns.set(
    store,
    own.catch(() => undefined),
  )
  return own
}

/** When the last merge of a store is written. */
const turns = new WeakMap<Store, Promise<void>>()

async function writeMerges(store: Store, project: ProjectId, merges: readonly Merge[]): Promise<void> {
  const pairs = merges.map(({ from, into }) => ({ from: personId(project, from), into: personId(project, into) }))
  const changed = union(
    pairs,
    await overridesOf(store, project, [...new Set(pairs.flatMap((pair) => [pair.from, pair.into]))]),
  )
  await store.clickhouse.insert(
    'person_overrides',
    changed.map(({ own, person, version }) => ({
      project_id: project,
      distinct_person_id: own,
      person_id: person,
      version,
    })),
  )
}

/** The overrides of these people, and of everyone who shares a person with one of them. */
function overridesOf(store: Store, project: ProjectId, owns: string[]): Promise<Override[]> {
  const ids = list(owns.map((own) => sql`toUUID(${own})`))
  const rows = sql`SELECT distinct_person_id AS d, person_id AS p, version AS v FROM person_overrides FINAL
    WHERE project_id = toUUID(${project}) AND person_id != toUUID(${NIL_UUID})`
  return store.clickhouse.query<Override>(sql`
    WITH merged AS (${rows})
    SELECT toString(d) AS own, toString(p) AS person, toUInt64(v) AS version FROM merged
    WHERE d IN (${ids}) OR p IN (${ids}) OR p IN (SELECT p FROM merged WHERE d IN (${ids}))`)
}
