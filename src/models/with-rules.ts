import { z } from 'zod'
import { rankingScores } from '../stats/ranking.ts'
import { highestOf } from '../stats/select.ts'
import type { Family, FitContext, SavedModel } from './family.ts'
import { historyOf, inOrderOfNames, rowsByPerson } from './interactions.ts'
import { nobodyRepeats } from './item-sequences.ts'
import type { NetworkRecommender, NextItemFamily } from './next-item.ts'
import type { HeldOrder } from './next-item-training.ts'
import { HISTORY_ROWS, type History, type Interactions, type Recommender } from './recommender.ts'
import { rulesDirected } from './rules-directed.ts'
import { savedPart, savedParts } from './saved-parts.ts'
import { each, strongestReason } from './strongest-reason.ts'

const Params = z.strictObject({
  network: z.json().default({}),
  rules: z.json().default({}),
})

/** Weights of the rules that are tried on the orders held out. */
const WEIGHTS = [0, 0.25, 0.5, 1, 1.5, 2, 3, 4, 6, 10]
/** Added to a rule's share of the strongest one: what no rule leads to is not impossible. */
const FLOOR = 1e-3
const LOWEST = Math.log(FLOOR)
const K = 10
/** People whose scores are held at once. */
const AT_ONCE = 128

/**
 * A network's scores and the logarithms of the directed rules', added: a logarithmic opinion pool (Genest & Zidek 1986).
 * Rules count what followed what, exactly, where a network generalises: the two err on different items. The weight is the
 * one with the best NDCG@10 on the last orders that the network held out, by rules that have not seen those either.
 * Cost: the network's fit and two of the rules.
 */
export function withRules(network: NextItemFamily): Family<Interactions, Recommender> {
  const name = `${network.name}-rules`
  return {
    name,
    about: `The scores of ${network.name} and rules-directed in one, the weight by orders held out.`,
    params: Params,
    grid: [{}],
    needs_time: true,
    async tune(_data, { tuned }) {
      return Params.parse({ network: tuned.get(network.name), rules: tuned.get(rulesDirected.name) })
    },
    async fit(given, params, context) {
      const parsed = Params.parse(params)
      const own = { network: network.params.parse(parsed.network), rules: rulesDirected.params.parse(parsed.rules) }
      const data = inOrderOfNames(given)
      const { model, held } = await network.fitHoldingOut(data, own.network, context)
      const rowsOf = rowsByPerson(data)
      const before = await rulesDirected.fit(withoutOrders(data, rowsOf, held), own.rules, context)
      const weight = await bestWeight([model, before], { data, rowsOf, held }, context)
      return make(name, [model, await rulesDirected.fit(data, own.rules, context)], weight, own)
    },
    load(saved) {
      const own = Params.parse(saved.params)
      const model = network.load(savedPart(saved, network.name, own.network))
      const rules = rulesDirected.load(savedPart(saved, rulesDirected.name, own.rules))
      return make(saved.family, [model, rules], saved.meta.weight as number, own)
    },
  }
}

/** A network, and rules over the same items under the same numbers. */
type Pair = readonly [network: NetworkRecommender, rules: Recommender]

/** The rows that are left, people and items under the same numbers. */
function withoutOrders(data: Interactions, rowsOf: readonly number[][], held: readonly HeldOrder[]): Interactions {
  const left = new Uint8Array(data.item.length)
  for (const { person, start } of held) for (const row of rowsOf[person].slice(start)) left[row] = 1
  const kept = <Column extends Int32Array | Float64Array>(column: Column) =>
    column.filter((_, row) => left[row] === 0) as Column
  return {
    ...data,
    person: kept(data.person),
    item: kept(data.item),
    time_ms: kept(data.time_ms),
    basket: kept(data.basket),
  }
}

/** The weight by which people's last orders would have stood highest; of equals the smallest. */
async function bestWeight(
  [network, rules]: Pair,
  { data, rowsOf, held }: { data: Interactions; rowsOf: readonly number[][]; held: readonly HeldOrder[] },
  { cut_ms, signal }: FitContext,
): Promise<number> {
  // Where nobody takes an item twice, what somebody has taken is no candidate.
  const once = nobodyRepeats(rowsOf.map((rows) => rows.map((row) => data.item[row])))
  const sums = WEIGHTS.map(() => 0)
  const scores = new Float32Array(data.items.length)
  for (let from = 0; from < held.length; from += AT_ONCE) {
    signal.throwIfAborted()
    const asked = held.slice(from, from + AT_ONCE).map(({ person, start }) => {
      const rows = rowsOf[person]
      const targets = new Set(rows.slice(start).map((row) => data.item[row]))
      const history = historyOf(data, rows.slice(Math.max(0, start - HISTORY_ROWS), start))
      return { history, taken: rows.slice(0, start), targets: [...targets], now_ms: data.time_ms[rows[start]] }
    })
    const said = await network.scoreMany(
      asked.map(({ history }) => history),
      cut_ms,
    )
    for (const [i, { history, taken, targets, now_ms }] of asked.entries()) {
      const followed = logarithmic(await rules.score(history, now_ms))
      for (const [w, weight] of WEIGHTS.entries()) {
        pool(said[i], followed, weight, scores)
        if (once) for (const row of taken) scores[data.item[row]] = Number.NEGATIVE_INFINITY
        sums[w] += rankingScores(scores, targets, K).ndcg
      }
    }
  }
  return WEIGHTS[sums.indexOf(Math.max(...sums))]
}

/** Rules' scores as logarithms of shares of the strongest, from log `FLOOR` to about 0; zeros where no rule speaks. */
function logarithmic(scores: Float32Array): Float32Array {
  const highest = highestOf(scores)
  if (highest === 0) return scores
  const out = new Float32Array(scores.length)
  for (let i = 0; i < scores.length; i++) out[i] = scores[i] === 0 ? LOWEST : Math.log(scores[i] / highest + FLOOR)
  return out
}

/** Writes the sums to `out`; without a function an item, of which there are very many. */
function pool(said: Float32Array, followed: Float32Array, weight: number, out: Float32Array): Float32Array {
  for (let i = 0; i < out.length; i++) out[i] = said[i] + weight * followed[i]
  return out
}

function make(name: string, [network, rules]: Pair, weight: number, params: z.infer<typeof Params>): Recommender {
  const { items } = network
  const both = async (said: Float32Array, history: History, now_ms: number) =>
    pool(said, logarithmic(await rules.score(history, now_ms)), weight, new Float32Array(items.length))
  const score = async (history: History, now_ms: number) => both(await network.score(history, now_ms), history, now_ms)
  return {
    items,
    score,
    async scoreMany(histories, now_ms) {
      const said = await network.scoreMany(histories, now_ms)
      return Promise.all(said.map((scores, i) => both(scores, histories[i], now_ms)))
    },
    reason: (history, now_ms, item) => strongestReason(items, history, item, each(score, now_ms)),
    save: (): SavedModel => {
      const { parts, tensors } = savedParts(
        [network, rules].map((model) => model.save()).map((saved) => [saved.family, saved]),
      )
      return { family: name, params, meta: { items: [...items], weight, parts }, tensors }
    },
  }
}
