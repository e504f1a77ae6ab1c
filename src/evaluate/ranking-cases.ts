import { historyOf, rowsByPerson } from '../models/interactions.ts'
import { HISTORY_ROWS, type History, type Interactions, type Recommender } from '../models/recommender.ts'
import { bootstrapMean } from '../stats/bootstrap.ts'
import { novelty, rankingScores, topIndices } from '../stats/ranking.ts'
import type { Scored } from './judge.ts'

const K = 10
/** People whose scores are asked for at once. */
const BLOCK = 64

/** NDCG@10 of each person, in the order of the cases: what pairs two models. */
export interface PersonScores {
  ndcg: Float64Array
}

/** A person, what is known of them, and what they took next. */
export interface RankingCase {
  person: string
  history: History
  /** Items to be ranked high, in the cases' item indices. */
  relevant: number[]
  /** Items that are no candidates for this person. */
  excluded?: Int32Array
  /** When the question is asked, ms since 1970. */
  now_ms: number
}

/** What models are asked, the same for all of them. */
export interface RankingCases {
  /** The candidates. */
  items: readonly string[]
  cases: RankingCase[]
  /** Share of the people who had taken each item. */
  shares: Float64Array
}

/** What is known, and which rows of the data are to be foretold. */
export interface CasesOf {
  /** The rows that are known when the question is asked. */
  past: Interactions
  /** 1 where a row is to be foretold. */
  target: Uint8Array
  /** 1 for the items of the past that are candidates; all where absent. */
  candidates?: Uint8Array
  /** Whether what a person has taken before is neither candidate nor relevant. */
  exclude_seen: boolean
  /** When a person's question is asked, ms since 1970. */
  now_ms(person: number): number
}

/**
 * One case for each person with a past and a target among the candidates. A person's history is cut to the newest
 * `HISTORY_ROWS`, what is excluded is not.
 */
export function rankingCases(data: Interactions, of: CasesOf): RankingCases {
  const { past, target, candidates, exclude_seen, now_ms } = of
  const others = candidates ? [...candidates.keys()].filter((item) => candidates[item] === 0) : []
  const placeOf = new Map(past.items.map((name, i) => [name, i]))
  const personOf = new Map(past.people.map((name, i) => [name, i]))
  const place = Int32Array.from(data.items, (name) => placeOf.get(name) ?? -1)
  const rowsOf = rowsByPerson(past)
  const wanted = new Map<number, Set<number>>()
  for (let row = 0; row < data.item.length; row++) {
    if (!target[row] || place[data.item[row]] < 0 || candidates?.[place[data.item[row]]] === 0) continue
    const own = wanted.get(data.person[row]) ?? new Set()
    wanted.set(data.person[row], own.add(place[data.item[row]]))
  }
  const cases: RankingCase[] = []
  for (const [person, items] of wanted) {
    const rows = rowsOf[personOf.get(data.people[person]) ?? -1]
    if (!rows) continue
    const seen = new Set(rows.map((row) => past.item[row]))
    const relevant = exclude_seen ? [...items].filter((item) => !seen.has(item)) : [...items]
    if (relevant.length === 0) continue
    cases.push({
      person: data.people[person],
      relevant,
      history: historyOf(past, rows.slice(-HISTORY_ROWS)),
      ...((exclude_seen || candidates) && { excluded: Int32Array.from([...others, ...(exclude_seen ? seen : [])]) }),
      now_ms: now_ms(person),
    })
  }
  return { items: past.items, cases, shares: sharesOf(past) }
}

function sharesOf({ items, people, item, person }: Interactions): Float64Array {
  const takers = items.map(() => new Set<number>())
  for (let row = 0; row < item.length; row++) takers[item[row]].add(person[row])
  return Float64Array.from(takers, (own) => own.size / people.length)
}

/** Scores a model on the cases: metrics at 10, intervals by bootstrap over people. The batches change no figure. */
export async function scoreCases(
  model: Recommender,
  { items, cases, shares }: RankingCases,
  { seed, signal }: { seed: number; signal: AbortSignal },
): Promise<Scored<PersonScores>> {
  const sums = { ndcg: new Float64Array(cases.length), recall: new Float64Array(cases.length), mrr: 0, hit_rate: 0 }
  const shown = new Set<number>()
  let information = 0
  let i = 0
  for await (const scores of scoresOf(model, items, cases, signal)) {
    const found = rankingScores(scores, cases[i].relevant, K)
    sums.ndcg[i] = found.ndcg
    sums.recall[i] = found.recall
    sums.mrr += found.mrr
    sums.hit_rate += found.hit_rate
    const top = topIndices(scores, K)
    for (const item of top) shown.add(item)
    information += novelty(shares, top)
    i++
  }
  const n = Math.max(1, cases.length)
  let intervals: Scored['ci95'] | undefined
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
    // Only when asked: of the many models that validation compares nobody asks.
    get ci95() {
      intervals ??= { ndcg10: bootstrapMean(sums.ndcg, { seed }), recall10: bootstrapMean(sums.recall, { seed }) }
      return intervals
    },
    units: { ndcg: sums.ndcg },
  }
}

/** Each case's scores of all candidates, in the order of the cases. */
export async function* scoresOf(
  model: Recommender,
  items: readonly string[],
  cases: readonly RankingCase[],
  signal: AbortSignal,
): AsyncGenerator<Float32Array> {
  const own = placesIn(model, items)
  for (let from = 0; from < cases.length; from += BLOCK) {
    signal.throwIfAborted()
    const block = cases.slice(from, from + BLOCK)
    const histories = block.map(({ history }) => (own ? translated(history, own) : history))
    const [{ now_ms }] = block
    const together = model.scoreMany && block.every((one) => one.now_ms === now_ms)
    const many = together ? await model.scoreMany?.(histories, now_ms) : undefined
    for (const [i, { excluded, now_ms }] of block.entries()) {
      const scores = inOrder(own, many?.[i] ?? (await model.score(histories[i], now_ms)))
      yield excluded ? without(scores, excluded) : scores
    }
  }
}

/** Where the candidates stand in a model that was fitted on other data; null when the two agree. */
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

function lowest(scores: Float32Array): number {
  let min = 0
  for (let i = 0; i < scores.length; i++) if (scores[i] < min) min = scores[i]
  return min
}

/** A model's scores in the order of the candidates; items that it does not know come last. */
function inOrder(places: Int32Array | null, scores: Float32Array): Float32Array {
  if (!places) return scores
  const last = lowest(scores) - 1
  const out = new Float32Array(places.length)
  for (let i = 0; i < places.length; i++) out[i] = places[i] < 0 ? last : scores[places[i]]
  return out
}

/** A copy in which what is no candidate comes last: the model may hold its scores in memory. */
function without(scores: Float32Array, excluded: Int32Array): Float32Array {
  const rest = Float32Array.from(scores)
  const last = lowest(scores) - 1
  for (const item of excluded) rest[item] = last
  return rest
}
