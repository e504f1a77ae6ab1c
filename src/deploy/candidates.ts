import { DAY_MS } from '../core/time.ts'
import type { Recommender } from '../models/recommender.ts'
import { topIndices } from '../stats/ranking.ts'
import type { Catalogue } from './catalogue.ts'
import type { Columns } from './columns.ts'
import type { PersonHistory } from './histories.ts'
import { historyFor, placesOf } from './model-history.ts'
import type { LinkedItem, ScoredItems } from './order-book.ts'
import type { GivenReason, Source } from './placement.ts'
import type { Popular } from './popular.ts'
import type { RecentOrders } from './recent-orders.ts'

/** Items that one source has to offer: scores and reasons by place in `items`. */
export interface Candidates {
  source: Source
  items: readonly string[]
  scores: Float32Array
  reason(place: number): GivenReason | Promise<GivenReason>
}

/** What sources draw on. */
export interface Supplies {
  recent: RecentOrders
  catalogue: Catalogue
  popular: Popular
}

/** Whom and what a list is for. */
export interface Asked {
  model: Recommender | null
  person: PersonHistory
  /** Items at hand: a basket, a page. */
  atHand: readonly string[]
  /** What a list is about: the placement's items and those at hand. */
  about: readonly string[]
  now_ms: number
}

type Past = Pick<PersonHistory, 'items' | 'time_ms' | 'baskets'>

/** What a model thinks of everything, seen from a past; null without a model or anything that it knows of the past. */
export async function byModel(
  model: Recommender | null,
  past: Past,
  atHand: readonly string[],
  now_ms: number,
): Promise<Candidates | null> {
  if (!model) return null
  const history = historyFor(model, past, atHand, now_ms)
  // A model without a past to go by can only say what is popular: the live list says that better.
  if (history.item.length === 0) return null
  return {
    source: 'model',
    items: model.items,
    scores: await model.score(history, now_ms),
    reason: (place) => model.reason(history, now_ms, place),
  }
}

const NOTHING: Past = { items: [], time_ms: [], baskets: [] }
/** Best items that are asked whether the given ones carry their score. */
const ASKED_WHY = 30

/**
 * What the model links to the given items: those of the best whose score the given items carry. A model that scores by
 * something else (popularity, own purchases) names no links, and this is null.
 */
export async function linkedByModel({ model, about, now_ms }: Asked): Promise<Candidates | null> {
  const all = await byModel(model, NOTHING, about, now_ms)
  if (!all) return null
  const given = new Set(about)
  const found: LinkedItem[] = []
  for (const place of topIndices(all.scores, ASKED_WHY, (i) => !given.has(all.items[i]))) {
    const { kind, items } = await all.reason(place)
    if (kind === 'together') found.push({ item: all.items[place], score: all.scores[place], from: items })
  }
  return found.length ? linked('model', found) : null
}

/** What stands with the given items in orders, or with the people who took them. */
export async function cooccurring({ recent }: Supplies, { about }: Asked, by: 'basket' | 'person') {
  if (about.length === 0) return null
  const found = (await recent.book()).together(about, by)
  return found.length ? linked('co-occurrence', found) : null
}

const linked = (source: Source, found: readonly LinkedItem[]): Candidates => ({
  ...listed(source, columnsFrom(found), 'popular'),
  reason: (place) => ({ kind: 'together', items: found[place].from }),
})

const listed = (source: Source, { items, scores }: ScoredItems, kind: GivenReason['kind']): Candidates => ({
  source,
  items,
  scores,
  reason: () => ({ kind, items: [] }),
})

const columnsFrom = (found: readonly { item: string; score: number }[]): ScoredItems => ({
  items: found.map(({ item }) => item),
  scores: Float32Array.from(found, ({ score }) => score),
})

const HALF_LIFE_MS = 91 * DAY_MS

/** What the person took before, each order counted, one of 91 days ago half. */
export function ownAgain({ person, now_ms }: Asked): Candidates | null {
  const scores = new Map<string, number>()
  person.items.forEach((item, row) => {
    const weight = 2 ** (-Math.max(0, now_ms - person.time_ms[row]) / HALF_LIFE_MS)
    scores.set(item, (scores.get(item) ?? 0) + weight)
  })
  if (scores.size === 0) return null
  const found = [...scores].map(([item, score]) => ({ item, score })).sort((a, b) => b.score - a.score)
  return {
    ...listed('own', columnsFrom(found), 'bought'),
    reason: (place) => ({ kind: 'bought', items: [found[place].item] }),
  }
}

/** The given items as the model ranks them; those that it does not know behind them, in the given order. */
export async function reRanked(asked: Asked, given: readonly string[]): Promise<Candidates | null> {
  if (given.length === 0) return null
  const items = [...new Set(given)]
  const all = await byModel(asked.model, asked.person, asked.atHand, asked.now_ms)
  if (!all) return { ...inOrder(items), reason: () => ({ kind: 'given', items: [] }) }
  const index = placesOf(asked.model as Recommender)
  const places = items.map((item) => index.get(item))
  const lowest = all.scores.reduce((least, score) => Math.min(least, score), 0)
  return {
    source: 'model',
    items,
    scores: Float32Array.from(places, (place, i) => (place === undefined ? lowest - 1 - i : all.scores[place])),
    reason: (i) => (places[i] === undefined ? { kind: 'given', items: [] } : all.reason(places[i])),
  }
}

/** Items as they were given, the score falling from 1 with the place. */
export const inOrder = (items: readonly string[]): Candidates => ({
  source: 'given',
  items,
  scores: Float32Array.from(items, (_, place) => 1 / (1 + place)),
  reason: () => ({ kind: 'given', items: [] }),
})

export const trending = async ({ recent }: Supplies) => listed('trending', (await recent.book()).trending(), 'trending')

export const popularNow = async ({ popular }: Supplies) =>
  listed('popular', columnsFrom(await popular.top()), 'popular')

const everything = new WeakMap<Columns, { seen: ScoredItems; all: ScoredItems }>()

/**
 * What was first seen last, then what the catalogue has and nobody took yet, newest written first: every item that there
 * is. Made anew when either changed.
 */
export async function newest({ recent, catalogue }: Supplies): Promise<Candidates> {
  const [book, columns] = await Promise.all([recent.book(), catalogue.columns()])
  const seen = book.newest()
  const before = everything.get(columns)
  if (before?.seen === seen) return listed('newest', before.all, 'new')
  const known = new Set(seen.items)
  const items = [...seen.items, ...columns.items.filter((item) => !known.has(item)).reverse()]
  const scores = new Float32Array(items.length)
  scores.set(seen.scores)
  everything.set(columns, { seen, all: { items, scores } })
  return listed('newest', { items, scores }, 'new')
}

/** Categories that are looked at, and items of the past that name them, the newest. */
const CATEGORIES = 3
const NAMING = 20

/** What is popular among items of the categories that the list is about, or that the person took from lately. */
export async function popularInCategory({ popular, catalogue }: Supplies, { about, person }: Asked) {
  const columns = await catalogue.columns()
  const category = columns.column('category')
  if (!category) return null
  const codeOf = (item: string) => category.codes[columns.rowOf(item)] ?? -1
  const counts = new Map<number, number>()
  for (const item of about.length ? about : person.items.slice(-NAMING)) {
    const code = codeOf(item)
    if (code >= 0) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  if (counts.size === 0) return null
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, CATEGORIES)
  const codes = new Set(most.map(([code]) => code))
  const found = (await popular.top()).filter(({ item }) => codes.has(codeOf(item)))
  return listed('popular-in-category', columnsFrom(found), 'popular')
}
