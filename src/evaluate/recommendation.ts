import { HISTORY_ROWS, type History, type Interactions, type Recommender } from '../models/recommender.ts'
import { bootstrapMean } from '../stats/bootstrap.ts'
import { novelty, rankingScores, topIndices } from '../stats/ranking.ts'
import type { Judge, Window } from './judge.ts'

const K = 10

/** NDCG@10 of each person, in the order of the cases: what pairs two models. */
export interface PersonScores {
  ndcg: Float64Array
}

/** A person known before the window, and the first order that they made in it. */
interface Case {
  history: History
  /** Items of the order that were seen before the window, in the window's item indices. */
  relevant: number[]
}

interface Cases {
  items: readonly string[]
  cases: Case[]
  /** Share of the people before the window who had taken each item. */
  shares: Float64Array
}

/**
 * Each known person's first order in the window, repeats allowed: candidates are all items seen before the window; people
 * whose order holds none of those are left out. Metrics at 10; intervals by bootstrap over people.
 */
export const recommendationJudge: Judge<Interactions, Recommender, PersonScores> = {
  main: 'ndcg10',
  higher_is_better: true,
  baseline: 'popularity-28d',
  before: remembered(before),
  async score(model, data, window, { seed, signal }) {
    const { items, cases, shares } = casesOf(data, window)
    const own = placesIn(model, items)
    const sums = { ndcg: new Float64Array(cases.length), recall: new Float64Array(cases.length), mrr: 0, hit_rate: 0 }
    const shown = new Set<number>()
    let information = 0
    for (const [i, { history, relevant }] of cases.entries()) {
      if (i % 64 === 0) signal.throwIfAborted()
      const scores = inOrder(own, await model.score(own ? translated(history, own) : history, window.from_ms))
      const found = rankingScores(scores, relevant, K)
      sums.ndcg[i] = found.ndcg
      sums.recall[i] = found.recall
      sums.mrr += found.mrr
      sums.hit_rate += found.hit_rate
      const top = topIndices(scores, K)
      for (const item of top) shown.add(item)
      information += novelty(shares, top)
    }
    const n = Math.max(1, cases.length)
    const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / n
    return {
      metrics: {
        ndcg10: mean(sums.ndcg),
        recall10: mean(sums.recall),
        mrr10: sums.mrr / n,
        hit_rate10: sums.hit_rate / n,
        coverage10: shown.size / Math.max(1, items.length),
        novelty10: information / n,
        people: cases.length,
      },
      ci95: { ndcg10: bootstrapMean(sums.ndcg, { seed }), recall10: bootstrapMean(sums.recall, { seed }) },
      units: { ndcg: sums.ndcg },
    }
  },
  compare({ units: a }, { units: b }, seed) {
    const differences = a.ndcg.map((value, i) => value - b.ndcg[i])
    const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length
    return {
      difference: mean(differences),
      pairs: differences.length,
      each: [mean(a.ndcg), mean(b.ndcg)],
      on: `the same ${differences.length} people`,
      ...bootstrapMean(differences, { seed }),
    }
  },
}

/** Rows before an instant, with only the people and items that they name: the names of what comes later would tell of it. */
function before(data: Interactions, cut_ms: number): Interactions {
  const rows: number[] = []
  for (let row = 0; row < data.item.length; row++) if (data.time_ms[row] < cut_ms) rows.push(row)
  const [person, item, basket] = [data.person, data.item, data.basket].map((column) =>
    compact(rows.map((row) => column[row])),
  )
  return {
    people: person.kept.map((i) => data.people[i]),
    items: item.kept.map((i) => data.items[i]),
    person: person.index,
    item: item.index,
    time_ms: Float64Array.from(rows, (row) => data.time_ms[row]),
    basket: basket.index,
  }
}

/** The same cut of the same data is the same object, so that models fitted on it share what they computed. */
function remembered(cut: typeof before): typeof before {
  const made = new WeakMap<Interactions, Map<number, Interactions>>()
  return (data, cut_ms) => {
    const known = made.get(data) ?? new Map<number, Interactions>()
    made.set(data, known)
    const own = known.get(cut_ms) ?? cut(data, cut_ms)
    known.set(cut_ms, own)
    return own
  }
}

function compact(values: readonly number[]): { kept: number[]; index: Int32Array } {
  const places = new Map<number, number>()
  for (const value of values) if (!places.has(value)) places.set(value, places.size)
  return { kept: [...places.keys()], index: Int32Array.from(values, (value) => places.get(value) as number) }
}

/** The cases of a window are the same for every model: made once, so that models may remember scores by history. */
const made = new WeakMap<Interactions, Map<string, Cases>>()

function casesOf(data: Interactions, window: Window): Cases {
  const known = made.get(data) ?? new Map<string, Cases>()
  made.set(data, known)
  const key = `${window.from_ms}-${window.to_ms}`
  const cases = known.get(key) ?? makeCases(data, window)
  known.set(key, cases)
  return cases
}

function makeCases(data: Interactions, window: Window): Cases {
  const past = recommendationJudge.before(data, window.from_ms)
  const itemAt = new Map(past.items.map((name, i) => [name, i]))
  const rowsOf: number[][] = past.people.map(() => [])
  for (let row = 0; row < past.item.length; row++) rowsOf[past.person[row]].push(row)
  const orders = firstOrders(data, window)
  const cases = past.people.flatMap((name, person): Case[] => {
    const relevant = [...(orders.get(name) ?? [])].flatMap((item) => itemAt.get(item) ?? [])
    if (relevant.length === 0) return []
    const rows = rowsOf[person].slice(-HISTORY_ROWS)
    const pick = <T extends Int32Array | Float64Array>(column: T) => rows.map((row) => column[row])
    return [
      {
        relevant,
        history: {
          item: Int32Array.from(pick(past.item)),
          time_ms: Float64Array.from(pick(past.time_ms)),
          basket: Int32Array.from(pick(past.basket)),
        },
      },
    ]
  })
  return { items: past.items, cases, shares: sharesOf(past) }
}

/** Items of each person's first order in the window, by name. */
function firstOrders(data: Interactions, { from_ms, to_ms }: Window): Map<string, Set<string>> {
  const orders = new Map<string, { basket: number; items: Set<string> }>()
  for (let row = 0; row < data.item.length; row++) {
    if (data.time_ms[row] < from_ms || data.time_ms[row] >= to_ms) continue
    const person = data.people[data.person[row]]
    const order = orders.get(person) ?? { basket: data.basket[row], items: new Set() }
    if (order.basket === data.basket[row]) order.items.add(data.items[data.item[row]])
    orders.set(person, order)
  }
  return new Map([...orders].map(([person, { items }]) => [person, items]))
}

function sharesOf({ items, people, item, person }: Interactions): Float64Array {
  const takers = items.map(() => new Set<number>())
  for (let row = 0; row < item.length; row++) takers[item[row]].add(person[row])
  return Float64Array.from(takers, (own) => own.size / people.length)
}

/** Where the window's items stand in a model that was fitted on other data; null when the two agree. */
function placesIn(model: Recommender, items: readonly string[]): Int32Array | null {
  if (model.items.length === items.length && items.every((name, i) => model.items[i] === name)) return null
  const places = new Map(model.items.map((name, i) => [name, i]))
  return Int32Array.from(items, (name) => places.get(name) ?? -1)
}

/** A history in the model's own indices, without what it does not know. */
function translated(history: History, places: Int32Array): History {
  const rows = Array.from(history.item.keys()).filter((row) => places[history.item[row]] >= 0)
  return {
    item: Int32Array.from(rows, (row) => places[history.item[row]]),
    time_ms: Float64Array.from(rows, (row) => history.time_ms[row]),
    basket: Int32Array.from(rows, (row) => history.basket[row]),
  }
}

/** A model's scores in the window's order of items; items that it does not know come last. */
function inOrder(places: Int32Array | null, scores: Float32Array): Float32Array {
  if (!places) return scores
  const lowest = scores.reduce((min, score) => Math.min(min, score), 0) - 1
  return Float32Array.from(places, (place) => (place < 0 ? lowest : scores[place]))
}
