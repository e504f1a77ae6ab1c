import { type Clock, DAY_MS } from '../core/time.ts'
import { openLinks, strongest } from './links.ts'

/** An item in an order. */
export interface OrderLine {
  person: string
  item: string
  /** The order, unique within its person. */
  basket: string
  time_ms: number
}

/** Items with scores by place, best first. */
export interface ScoredItems {
  items: readonly string[]
  scores: Float32Array
}

/** An item with those of the asked ones that carried its score, strongest first. */
export interface LinkedItem {
  item: string
  score: number
  from: string[]
}

/** What can be said of items from the newest lines of everybody. */
export interface OrderBook {
  add(line: OrderLine): void
  lines(): number
  /**
   * The 2,000 items that sell faster than before: orders of the last 7 days over those expected from the 28 days before,
   * both with 5 added so that one order is no trend. The days count back from the newest line.
   */
  trending(): ScoredItems
  /** Items by when they were first seen, newest first; the score falls from 1 with the days since. */
  newest(): ScoredItems
  /**
   * Items that stand with the given ones in `basket`s or with `person`s: Σ over the given of shared ÷ (√(n·m) + 5), which
   * is cosine similarity shrunk for rare items.
   */
  together(items: readonly string[], by: 'basket' | 'person'): LinkedItem[]
  /** Cosine similarity of two items by the people who took them, 0 … 1. */
  similarity(a: string, b: string): number
  /** Share of the people who took an item, above 0 also where nobody did. */
  popularity(item: string): number
}

const SHRINK = 5
const LATELY_MS = 7 * DAY_MS
const BEFORE_MS = 28 * DAY_MS
const TRENDING = 2_000
/** How long lists may lag behind the lines. */
const LAG_MS = 500

/** An empty book. Items are numbered as they come; a line costs some microseconds and up to 400 bytes. */
export function openOrderBook(clock: Clock): OrderBook {
  const names: string[] = []
  const numbers = new Map<string, number>()
  const [baskets, people] = [openLinks(), openLinks()]
  const sold: { item: number[]; time_ms: number[] } = { item: [], time_ms: [] }
  const debuts = openDebuts()
  const numberOf = (item: string) => {
    const known = numbers.get(item)
    if (known !== undefined) return known
    numbers.set(item, names.length)
    return names.push(item) - 1
  }
  const at = (item: string) => numbers.get(item) ?? -1
  const named = (found: readonly number[]) => found.map((number) => names[number])
  const trending = () => {
    const rates = ratesOf(sold, names.length)
    const best = strongest(rates, TRENDING)
    return { items: named(best), scores: Float32Array.from(best, (number) => rates[number]) }
  }
  const newest = () => {
    const now_ms = clock.now().getTime()
    const order = debuts.order().toReversed()
    const score = (number: number) => 1 / (1 + Math.max(0, now_ms - debuts.of(number)) / DAY_MS)
    return { items: named(order), scores: Float32Array.from(order, score) }
  }
  return {
    add({ item: name, person, basket, time_ms }) {
      const item = numberOf(name)
      debuts.seen(item, time_ms)
      // An order holds an item once, also where the same event is told and read.
      if (!baskets.add(item, `${person} ${basket}`)) return
      people.add(item, person)
      sold.item.push(item)
      sold.time_ms.push(time_ms)
    },
    lines: () => sold.item.length,
    trending: list(trending, () => sold.item.length),
    newest: list(newest, debuts.changes),
    together: (asked, by) =>
      (by === 'basket' ? baskets : people)
        .together(
          asked.map(at).filter((number) => number >= 0),
          SHRINK,
        )
        .map(({ item, score, from }) => ({ item: names[item], score, from: named(from) })),
    similarity: (a, b) => people.similarity(at(a), at(b)),
    popularity: (item) => (people.count(at(item)) + 1) / (people.groups() + 1),
  }
}

/** A list that is made anew when something changed, at most every half second. */
function list(make: () => ScoredItems, changes: () => number): () => ScoredItems {
  let made: { found: ScoredItems; changes: number; at: number } | undefined
  return () => {
    const now = performance.now()
    if (made && (made.changes === changes() || now - made.at < LAG_MS)) return made.found
    made = { found: make(), changes: changes(), at: now }
    return made.found
  }
}

/** When each item was first seen, in order of that time. A new item costs a step, one that turns out older a search. */
function openDebuts() {
  const first: number[] = []
  const order: number[] = []
  let changes = 0
  const insert = (item: number) => {
    const after = order.findLastIndex((other) => first[other] <= first[item])
    order.splice(after + 1, 0, item)
    changes++
  }
  return {
    seen(item: number, time_ms: number) {
      if (first[item] !== undefined && first[item] <= time_ms) return
      if (first[item] !== undefined) order.splice(order.indexOf(item), 1)
      first[item] = time_ms
      insert(item)
    },
    of: (item: number) => first[item],
    /** Oldest first. */
    order: (): readonly number[] => order,
    changes: () => changes,
  }
}

/** By how much each item sells faster; 0 for what did not sell lately. */
function ratesOf({ item, time_ms }: { item: number[]; time_ms: number[] }, items: number): Float64Array {
  let newest = Number.NEGATIVE_INFINITY
  for (const time of time_ms) newest = Math.max(newest, time)
  const [lately, before] = [new Float64Array(items), new Float64Array(items)]
  for (let row = 0; row < item.length; row++) {
    const age_ms = newest - time_ms[row]
    if (age_ms < LATELY_MS) lately[item[row]]++
    else if (age_ms < LATELY_MS + BEFORE_MS) before[item[row]]++
  }
  const expected = LATELY_MS / BEFORE_MS
  return lately.map((n, at) => (n > 0 ? (n + SHRINK) / (before[at] * expected + SHRINK) : 0))
}
