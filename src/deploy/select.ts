import type { Random } from '../stats/random.ts'
import { randomIndex } from '../stats/random.ts'
import { topIndices } from '../stats/ranking.ts'
import type { Candidates } from './candidates.ts'
import type { Mask } from './expression-mask.ts'
import type { RecommendedItem } from './placement.ts'

/** How a list is put together from candidates. */
export interface Selection {
  limit: number
  reasons: boolean
  /** What depends on the person and the request. */
  allowed(item: string): boolean
  /** Conditions on attributes. */
  masks: readonly Mask[]
  boosts: readonly { mask: Mask; factor: number }[]
  buried: readonly Mask[]
  caps: readonly { groupOf(item: string): string | null; at_most: number }[]
  diversity: number
  novelty: number
  explore: number
  /** 0 … 1 */
  similarity(a: string, b: string): number
  /** Share of people who took an item, above 0. */
  popularity(item: string): number
  random: Random
}

interface Chosen {
  item: string
  place: number
  propensity: number
}

/** Candidates that are weighed against each other for one place, for each place of the list, and at least. */
const POOL = 5
const POOL_LEAST = 50

/**
 * Adds the best candidates to `chosen` up to the limit, as the rules and dials say. Diversity is maximal marginal
 * relevance (Carbonell & Goldstein 1998): each place takes the candidate with the highest (1 − d) · value − d · greatest
 * similarity to what stands already; novelty moves the value from the score towards −log₂ of the popularity, both scaled
 * to 0 … 1 over the pool. Exploration is ε-greedy: with probability ε a place goes to any candidate of the pool alike.
 * Cost: one pass over the candidates; with dials, places × pool comparisons.
 */
export async function addBest(chosen: RecommendedItem[], candidates: Candidates, selection: Selection): Promise<void> {
  const scores = boosted(candidates, selection)
  const tiers = selection.buried.length ? [false, true] : [null]
  for (const tier of tiers) await addTier(chosen, candidates, scores, selection, tier)
}

/** `buried`: only items that are (or are not) buried; null: all. */
async function addTier(
  chosen: RecommendedItem[],
  candidates: Candidates,
  scores: Float32Array,
  selection: Selection,
  buried: boolean | null,
): Promise<void> {
  const masks = selection.masks.map((mask) => mask.over(candidates.items))
  const buries = selection.buried.map((mask) => mask.over(candidates.items))
  const have = new Set(chosen.map(({ item }) => item))
  const may = (i: number) =>
    masks.every((mask) => mask[i] === 1) &&
    (buried === null || buries.some((mask) => mask[i] === 1) === buried) &&
    !have.has(candidates.items[i]) &&
    selection.allowed(candidates.items[i]) &&
    underCaps(candidates.items[i], chosen, selection)
  while (chosen.length < selection.limit) {
    const size = poolSize(selection, selection.limit - chosen.length)
    const pool = topIndices(scores, size, may)
    const added = pick(pool, candidates, scores, chosen, selection)
    for (const { item, place, propensity } of added) {
      have.add(item)
      const why = selection.reasons ? { reason: await candidates.reason(place) } : {}
      const explored = selection.explore > 0 ? { propensity } : {}
      chosen.push({ item, score: candidates.scores[place], ...why, source: candidates.source, ...explored })
    }
    // A full pool that caps emptied may hide others behind it.
    if (added.length === 0 || pool.length < size) return
  }
}

const weighs = ({ diversity, novelty, explore, caps }: Selection) =>
  diversity > 0 || novelty > 0 || explore > 0 || caps.length > 0

const poolSize = (selection: Selection, wanted: number) =>
  weighs(selection) ? Math.max(POOL_LEAST, POOL * selection.limit) : wanted

function underCaps(item: string, chosen: readonly { item: string }[], { caps }: Selection): boolean {
  return caps.every(({ groupOf, at_most }) => {
    const group = groupOf(item)
    return group === null || chosen.filter((other) => groupOf(other.item) === group).length < at_most
  })
}

/** Scores, scaled to 0 … 1 and multiplied where a boost holds. */
function boosted({ items, scores }: Candidates, { boosts }: Selection): Float32Array {
  if (boosts.length === 0) return scores
  const out = scaled(scores)
  for (const { mask, factor } of boosts) {
    const holds = mask.over(items)
    for (let i = 0; i < out.length; i++) if (holds[i]) out[i] *= factor
  }
  return out
}

/** To 0 … 1; all 1 where they are equal. */
function scaled(values: ArrayLike<number>): Float32Array {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i])
    most = Math.max(most, values[i])
  }
  const out = new Float32Array(values.length).fill(1)
  if (most > least) for (let i = 0; i < out.length; i++) out[i] = (values[i] - least) / (most - least)
  return out
}

function pick(
  pool: readonly number[],
  { items }: Candidates,
  scores: Float32Array,
  before: readonly { item: string }[],
  selection: Selection,
): Chosen[] {
  const { limit, explore, random } = selection
  const values = valuesOf(pool, items, scores, selection)
  const left = pool.map((place, at) => ({ item: items[place], place, value: values[at], nearest: 0 }))
  const approach = (other: string) => {
    if (selection.diversity === 0) return
    for (const one of left) one.nearest = Math.max(one.nearest, selection.similarity(one.item, other))
  }
  for (const { item } of before) approach(item)
  const picked: Chosen[] = []
  while (before.length + picked.length < limit) {
    const open = left.filter(({ item }) => underCaps(item, [...before, ...picked], selection))
    if (open.length === 0) break
    const greedy = bestOf(open, selection.diversity)
    const one = explore > 0 && random() < explore ? open[randomIndex(random, open.length)] : greedy
    const propensity = explore / open.length + (one === greedy ? 1 - explore : 0)
    left.splice(left.indexOf(one), 1)
    picked.push({ item: one.item, place: one.place, propensity })
    approach(one.item)
  }
  return picked
}

/** The first of the highest marginal relevance: a pool comes best first, so that equals keep their order. */
function bestOf<One extends { value: number; nearest: number }>(open: readonly One[], diversity: number): One {
  const worth = ({ value, nearest }: One) => (1 - diversity) * value - diversity * nearest
  let best = open[0]
  for (const one of open) if (worth(one) > worth(best)) best = one
  return best
}

function valuesOf(
  pool: readonly number[],
  items: readonly string[],
  scores: Float32Array,
  { novelty, popularity }: Selection,
): Float32Array {
  const relevance = scaled(pool.map((place) => scores[place]))
  if (novelty === 0) return relevance
  const bits = scaled(pool.map((place) => -Math.log2(popularity(items[place]))))
  return relevance.map((value, at) => (1 - novelty) * value + novelty * bits[at])
}
