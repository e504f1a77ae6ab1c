import { kthLargest } from '../stats/select.ts'

/** Items by number, with those of the asked ones that carried the score, strongest first. */
interface Linked {
  item: number
  score: number
  from: number[]
}

/** Which items, numbered from 0, stand in which groups (orders, or people), both ways. */
export interface Links {
  /** False where the item stood in the group already. */
  add(item: number, group: string): boolean
  /** Σ over the asked of shared groups ÷ (√(n·m) + shrink), the strongest 1,000. */
  together(asked: readonly number[], shrink: number): Linked[]
  /** Shared groups ÷ √(n·m), by the newest 2,000 groups of each. */
  similarity(a: number, b: number): number
  /** Groups that hold an item. */
  count(item: number): number
  groups(): number
}

/** Groups of an item that are looked at, and items of a group: the newest. They bound what a question costs. */
const GROUPS = 2_000
const ITEMS = 100
/** Items that carry a score and are named. */
const NAMED = 3
const MOST = 1_000

export function openLinks(): Links {
  const groupsOf: number[][] = []
  const itemsOf: number[][] = []
  const numbers = new Map<string, number>()
  const count = (item: number) => groupsOf[item]?.length ?? 0
  /** How often each item stands in a group with another. */
  const shared = (item: number) => {
    const counts = new Int32Array(groupsOf.length)
    for (const group of (groupsOf[item] ?? []).slice(-GROUPS)) {
      const members = itemsOf[group]
      for (let at = Math.max(0, members.length - ITEMS); at < members.length; at++) counts[members[at]]++
    }
    counts[item] = 0
    return counts
  }
  return {
    add(item, group) {
      const number = numbers.get(group) ?? numbers.set(group, numbers.size).size - 1
      itemsOf[number] ??= []
      if (itemsOf[number].includes(item)) return false
      itemsOf[number].push(item)
      // Without holes: the length is the number of items.
      while (groupsOf.length <= item) groupsOf.push([])
      groupsOf[item].push(number)
      return true
    },
    together(asked, shrink) {
      const scores = new Float64Array(groupsOf.length)
      const shares = [...new Set(asked)].map((from) => {
        const own = new Float64Array(groupsOf.length)
        shared(from).forEach((n, item) => {
          if (n > 0) own[item] = n / (Math.sqrt(count(from) * count(item)) + shrink)
          scores[item] += own[item]
        })
        return { from, own }
      })
      return strongest(scores, MOST).map((item) => ({ item, score: scores[item], from: carriersOf(item, shares) }))
    },
    similarity(a, b) {
      const [few, many] = [a, b].map((item) => (groupsOf[item] ?? []).slice(-GROUPS))
      if (few.length === 0 || many.length === 0) return 0
      const own = new Set(many)
      return few.reduce((sum, group) => sum + Number(own.has(group)), 0) / Math.sqrt(few.length * many.length)
    },
    count,
    groups: () => numbers.size,
  }
}

const carriersOf = (item: number, shares: readonly { from: number; own: Float64Array }[]): number[] =>
  shares
    .filter(({ own }) => own[item] > 0)
    .sort((a, b) => b.own[item] - a.own[item])
    .slice(0, NAMED)
    .map(({ from }) => from)

/** Numbers with the highest scores above 0, at most so many, best first, equals by number. Cost: some passes, and one sort of those found. */
export function strongest(scores: Float64Array, most: number): number[] {
  const above = scores.filter((score) => score > 0)
  const bar = above.length > most ? kthLargest(above, most) : 0
  const found: number[] = []
  for (let i = 0; i < scores.length; i++) if (scores[i] > bar) found.push(i)
  for (let i = 0; i < scores.length && found.length < most && bar > 0; i++) if (scores[i] === bar) found.push(i)
  return found.sort((a, b) => scores[b] - scores[a] || a - b)
}
