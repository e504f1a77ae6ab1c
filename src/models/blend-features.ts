import { highestOf } from '../stats/select.ts'
import { ITEM, OWN, ownFeatures } from './person-item.ts'
import type { History, Recommender } from './recommender.ts'

/** A fiftieth of a part's highest score becomes log 2. */
const STEEPNESS = 50

/** Models whose scores are features, and the facts of items: [items × ITEM.length]. */
export interface Parts {
  models: readonly Recommender[]
  facts: Float32Array
}

/** Features of a person and all items. */
export interface PersonFeatures {
  own: Map<number, number[]>
  /** Of each part a score an item, as the part gave it. */
  scores: Float32Array[]
  /** Of each part the highest score, at least 0. */
  highest: number[]
}

/** How many features a row has: what is known of person and item, of the item, and a score of each part. */
export const columnsOf = ({ models }: Parts): number => OWN.length + ITEM.length + models.length

/** All that is known of a person at an instant, before it is weighed. Cost: a scoring of each part. */
export async function personFeatures({ models }: Parts, history: History, now_ms: number): Promise<PersonFeatures> {
  const scores: Float32Array[] = []
  for (const model of models) scores.push(await model.score(history, now_ms))
  return { own: ownFeatures(history, now_ms), scores, highest: scores.map(highestOf) }
}

/** A part's score as a feature, 0 … log 51: a logarithmic scale on which nothing and less than nothing are 0. */
export const asFeature = (score: number, highest: number): number =>
  score > 0 ? Math.fround(Math.log1p((STEEPNESS * score) / highest)) : 0

/**
 * Writes the features of one item to `row`; those of a past that the item is not in are 0. `at` is the item's place in the
 * parts' scores, where those of some items alone were kept.
 */
export function fillRow(
  row: Float32Array,
  { facts }: Parts,
  { own, scores, highest }: PersonFeatures,
  item: number,
  at = item,
): void {
  row.fill(0)
  const past = own.get(item)
  if (past) row.set(past)
  for (let j = 0; j < ITEM.length; j++) row[OWN.length + j] = facts[item * ITEM.length + j]
  for (let k = 0; k < scores.length; k++) row[OWN.length + ITEM.length + k] = asFeature(scores[k][at], highest[k])
}
