import type { ProjectId } from '../core/ids.ts'

/** UUIDs of events that were written lately, so that a retry is noticed on the way in. */
export interface RecentUuids {
  has(project: ProjectId, uuid: string): boolean
  add(project: ProjectId, uuids: Iterable<string>): void
}

/**
 * Remembers between `capacity` and twice as many UUIDs, about 100 bytes each: two generations, of which the older one is
 * dropped when the younger is full. What it forgets, ReplacingMergeTree still counts once.
 */
export function rememberUuids(capacity = 200_000): RecentUuids {
  let young = new Map<ProjectId, Set<string>>()
  let old = new Map<ProjectId, Set<string>>()
  let size = 0
  return {
    has: (project, uuid) => young.get(project)?.has(uuid) === true || old.get(project)?.has(uuid) === true,
    add(project, uuids) {
      if (size >= capacity) {
        old = young
        young = new Map()
        size = 0
      }
      let known = young.get(project)
      if (!known) {
        known = new Set()
        young.set(project, known)
      }
      const before = known.size
      for (const uuid of uuids) known.add(uuid)
      size += known.size - before
    },
  }
}
