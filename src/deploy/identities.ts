import { type ProjectId, personId } from '../core/ids.ts'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** Who is who in a project: a distinct_id's person, and a person's ids, from memory. */
export interface Identities {
  personOf(distinctId: string): Promise<string>
  /** The `distinct_person_id`s whose events are this person's. */
  idsOf(person: string): Promise<string[]>
  /** Someone was merged: read the merges anew before the next answer. */
  stale(): void
}

interface Merges {
  person: Map<string, string>
  ids: Map<string, string[]>
}

/** Merges are few (one a sign-in): all of a project's are kept, about 200 bytes each, and read again after a change. */
export function openIdentities(store: Store, project: ProjectId): Identities {
  let merges: Promise<Merges> | undefined
  const current = () => {
    merges ??= readMerges(store, project)
    merges.catch(() => {
      merges = undefined
    })
    return merges
  }
  return {
    async personOf(distinctId) {
      const own = personId(project, distinctId)
      return (await current()).person.get(own) ?? own
    },
    idsOf: async (person) => [person, ...((await current()).ids.get(person) ?? [])],
    stale: () => {
      merges = undefined
    },
  }
}

async function readMerges(store: Store, project: ProjectId): Promise<Merges> {
  const rows = await store.clickhouse.query<{ own: string; person: string }>(sql`
    SELECT toString(distinct_person_id) AS own, toString(person_id) AS person
    FROM person_overrides FINAL WHERE project_id = toUUID(${project}) AND distinct_person_id != person_id`)
  const ids = new Map<string, string[]>()
  for (const { own, person } of rows) ids.set(person, [...(ids.get(person) ?? []), own])
  return { person: new Map(rows.map(({ own, person }) => [own, person])), ids }
}
