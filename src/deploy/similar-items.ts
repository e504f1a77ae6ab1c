import type { Recommender } from '../models/recommender.ts'
import { topIndices } from '../stats/ranking.ts'

/** An item that goes with another. */
export interface SimilarItem {
  item: string
  score: number
}

/** Candidates looked at for each item wanted: those that are only popular are left out. */
const CANDIDATES = 3

/**
 * Items that the model links to one, strongest first: what it would give to somebody who has taken just that, as far as
 * its own reasons name it. None for an item that the model does not know, and of a model that links none. Cost: one
 * scoring of all items and up to three reasons an item wanted.
 */
export async function similarItems(
  model: Recommender,
  item: string,
  { limit, now_ms, allowed }: { limit: number; now_ms: number; allowed: (item: string) => boolean },
): Promise<SimilarItem[]> {
  const index = model.items.indexOf(item)
  if (index === -1 || limit === 0) return []
  const history = { item: Int32Array.of(index), time_ms: Float64Array.of(now_ms), basket: Int32Array.of(0) }
  const scores = await model.score(history, now_ms)
  const found: SimilarItem[] = []
  for (const other of topIndices(scores, CANDIDATES * limit, (i) => i !== index && allowed(model.items[i]))) {
    const { kind } = await model.reason(history, now_ms, other)
    if (kind === 'together') found.push({ item: model.items[other], score: scores[other] })
    if (found.length === limit) break
  }
  return found
}
