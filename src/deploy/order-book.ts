import { type Clock, DAY_MS } from '../core/time.ts'
import { openLinks } from './links.ts'

/** An item in an order. */
export interface OrderLine {
  person: string
  item: string
  /** The order, unique within its person. */
  basket: string
  time_ms: number
}

/** Items with scores, best first. */
export interface ScoredItem {
  item: string
  score: number
}

/** An item with those of the asked ones that carried its score, strongest first. */
export interface LinkedItem extends ScoredItem {
  from: string[]
}

/** What can be said of items from the newest lines of everybody. */
export interface OrderBook {
  add(line: OrderLine): void
  /**
   * Items by how much faster they sell: orders of the last 7 days over those expected from the 28 days before, both with
   * 5 added so that one order is no trend. The days count back from the newest line.
   */
  trending(): readonly ScoredItem[]
  /** Items by when they were first seen, newest first; the score falls from 1 with the days since. */
  newest(): readonly ScoredItem[]
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
/** How long lists may lag behind the lines. */
const LAG_MS = 200

/** A book with lines in order of time. Of more than `most`, a sixth too many, the oldest go. */
export function openOrderBook(lines: readonly OrderLine[], most: number, clock: Clock): OrderBook {
  let kept: OrderLine[] = []
  let [baskets, people] = [openLinks(), openLinks()]
  let first = new Map<string, number>()
  let changes = 0
  const add = (line: OrderLine) => {
    const { item, person, basket, time_ms } = line
    // An order holds an item once, also where the same event is told and read.
    if (!baskets.add(item, `${person} ${basket}`)) return
    people.add(item, person)
    first.set(item, Math.min(time_ms, first.get(item) ?? Number.POSITIVE_INFINITY))
    kept.push(line)
    changes++
    if (kept.length > (most * 7) / 6) rebuild()
  }
  const rebuild = () => {
    const rest = kept.sort((a, b) => a.time_ms - b.time_ms).slice(-most)
    ;[baskets, people] = [openLinks(), openLinks()]
    first = new Map()
    kept = []
    rest.forEach(add)
  }
  lines.forEach(add)
  /** A list that is made anew when lines came, at most every 200 ms. */
  const list = (make: () => ScoredItem[]) => {
    let made: { items: ScoredItem[]; changes: number; at: number } | undefined
    return () => {
      const now = performance.now()
      if (made && (made.changes === changes || now - made.at < LAG_MS)) return made.items
      made = { items: make(), changes, at: now }
      return made.items
    }
  }
  return {
    add,
    trending: list(() => trendingOf(kept)),
    newest: list(() => newestOf(first, clock.now().getTime())),
    together: (items, by) => (by === 'basket' ? baskets : people).together(items, SHRINK),
    similarity: (a, b) => people.similarity(a, b),
    popularity: (item) => (people.count(item) + 1) / (people.groups() + 1),
  }
}

const best = (scores: Map<string, number>): ScoredItem[] =>
  [...scores].map(([item, score]) => ({ item, score })).sort((a, b) => b.score - a.score || (a.item < b.item ? -1 : 1))

function trendingOf(lines: readonly OrderLine[]): ScoredItem[] {
  let newest = Number.NEGATIVE_INFINITY
  for (const { time_ms } of lines) newest = Math.max(newest, time_ms)
  const counts = new Map<string, { lately: number; before: number }>()
  for (const { item, time_ms } of lines) {
    const age_ms = newest - time_ms
    if (age_ms >= LATELY_MS + BEFORE_MS) continue
    const own = counts.get(item) ?? { lately: 0, before: 0 }
    own[age_ms < LATELY_MS ? 'lately' : 'before']++
    counts.set(item, own)
  }
  const rates = new Map<string, number>()
  for (const [item, { lately, before }] of counts) {
    const expected = (before * LATELY_MS) / BEFORE_MS
    if (lately > 0) rates.set(item, (lately + SHRINK) / (expected + SHRINK))
  }
  return best(rates)
}

function newestOf(first: ReadonlyMap<string, number>, now_ms: number): ScoredItem[] {
  const scores = new Map<string, number>()
  for (const [item, time_ms] of first) scores.set(item, 1 / (1 + Math.max(0, now_ms - time_ms) / DAY_MS))
  return best(scores)
}
