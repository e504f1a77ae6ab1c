import type { LinkedItem } from './order-book.ts'

/** Which items stand in which groups (orders, or people), both ways. */
export interface Links {
  /** False where the item stood in the group already. */
  add(item: string, group: string): boolean
  together(items: readonly string[], shrink: number): LinkedItem[]
  similarity(a: string, b: string): number
  /** Groups that hold an item. */
  count(item: string): number
  groups(): number
}

/** Groups of an item that are looked at, and items of a group: the newest. They bound what a question costs. */
const GROUPS = 2_000
const ITEMS = 100
/** Items that carry a score and are named. */
const NAMED = 3

export function openLinks(): Links {
  const items = new Map<string, Set<string>>()
  const groups = new Map<string, string[]>()
  const newest = <T>(of: Iterable<T>, most: number) => [...of].slice(-most)
  const sharesOf = (item: string): Map<string, number> => {
    const shared = new Map<string, number>()
    for (const group of newest(items.get(item) ?? [], GROUPS))
      for (const other of newest(groups.get(group) ?? [], ITEMS)) shared.set(other, (shared.get(other) ?? 0) + 1)
    shared.delete(item)
    return shared
  }
  const count = (item: string) => items.get(item)?.size ?? 0
  return {
    add(item, group) {
      const own = items.get(item) ?? new Set()
      if (own.has(group)) return false
      items.set(item, own.add(group))
      const members = groups.get(group)
      if (members) members.push(item)
      else groups.set(group, [item])
      return true
    },
    together(asked, shrink) {
      const shares = new Map<string, { from: string; share: number }[]>()
      for (const from of new Set(asked)) {
        for (const [item, shared] of sharesOf(from)) {
          const share = shared / (Math.sqrt(count(from) * count(item)) + shrink)
          shares.set(item, [...(shares.get(item) ?? []), { from, share }])
        }
      }
      const linked = [...shares].map(([item, own]) => ({
        item,
        score: own.reduce((sum, { share }) => sum + share, 0),
        from: own
          .sort((a, b) => b.share - a.share)
          .slice(0, NAMED)
          .map(({ from }) => from),
      }))
      return linked.sort((a, b) => b.score - a.score || (a.item < b.item ? -1 : 1))
    },
    similarity(a, b) {
      const [few, many] = [items.get(a), items.get(b)].sort((x, y) => (x?.size ?? 0) - (y?.size ?? 0))
      if (!few || !many) return 0
      let shared = 0
      for (const group of few) if (many.has(group)) shared++
      return shared / Math.sqrt(few.size * many.size)
    },
    count,
    groups: () => groups.size,
  }
}
