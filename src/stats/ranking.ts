/** How one ranking did for one person. All are 0 … 1. */
export interface RankingScores {
  /** Normalised discounted cumulative gain, binary: 1/log2(rank + 1), ideal over min(k, relevant) (Järvelin & Kekäläinen 2002). */
  ndcg: number
  /** Hits ÷ relevant. */
  recall: number
  /** 1 ÷ rank of the first hit, 0 beyond k. */
  mrr: number
  /** 1 when there is a hit. */
  hit_rate: number
}

/**
 * Scores the ranking by `scores` (higher is better) against the relevant items, cut at k. Items of equal score stand in
 * random order: what is given is the expectation over those orders, so that no tie is broken in anybody's favour.
 * Cost: one pass over the scores, and one for each relevant item among the first k.
 */
export function rankingScores(scores: Float32Array, relevant: readonly number[], k: number): RankingScores {
  const out: RankingScores = { ndcg: 0, recall: 0, mrr: 0, hit_rate: 0 }
  // Probability that no relevant item stood in the groups of equals walked so far.
  let none = 1
  for (const { above, equal, hits } of tieGroups(scores, relevant, k)) {
    const slots = Math.min(equal, k - above)
    let gain = 0
    for (let place = 1; place <= slots; place++) {
      gain += 1 / Math.log2(above + place + 1)
      // The first hit stands here if none stood before it in the group.
      const first = hits / (equal - place + 1)
      out.mrr += (none * Math.min(1, first)) / (above + place)
      none *= Math.max(0, 1 - first)
    }
    out.ndcg += (hits / equal) * gain
    out.recall += (hits * slots) / equal
  }
  let ideal = 0
  for (let place = 1; place <= Math.min(k, relevant.length); place++) ideal += 1 / Math.log2(place + 1)
  return { ndcg: out.ndcg / ideal, recall: out.recall / relevant.length, mrr: out.mrr, hit_rate: 1 - none }
}

interface TieGroup {
  /** Items with a higher score. */
  above: number
  /** Items with this score. */
  equal: number
  /** Relevant ones among those. */
  hits: number
}

/** The groups of equal score that reach into the first k places and hold a relevant item, best first. */
function tieGroups(scores: Float32Array, relevant: readonly number[], k: number): TieGroup[] {
  const last = topIndices(scores, k).at(-1)
  const bar = last === undefined ? Number.NEGATIVE_INFINITY : scores[last]
  const hits = new Map<number, number>()
  for (const item of relevant) if (scores[item] >= bar) hits.set(scores[item], (hits.get(scores[item]) ?? 0) + 1)
  return [...hits]
    .sort(([a], [b]) => b - a)
    .map(([score, count]) => {
      let above = 0
      let equal = 0
      for (let i = 0; i < scores.length; i++) {
        if (scores[i] > score) above++
        else if (scores[i] === score) equal++
      }
      return { above, equal, hits: count }
    })
}

/**
 * Indices of the k highest scores, best first; equal scores in order of index. Cost: one pass (0.1 ms for 100,000), k
 * insertions at most each.
 */
export function topIndices(scores: Float32Array, k: number, allowed?: (index: number) => boolean): number[] {
  const top: number[] = []
  if (k === 0) return top
  // The last of a full list, kept apart: nearly all scores are compared with this and nothing else. Nothing is below NaN.
  let bar = Number.NaN
  const n = scores.length
  for (let i = 0; i < n; i++) {
    if (scores[i] <= bar) continue
    if (allowed && !allowed(i)) continue
    insert(top, k, i, scores)
    if (top.length === k) bar = scores[top[k - 1]]
  }
  return top
}

/** Apart from the pass, so that the pass stays small enough for the compiler to make it fast. */
function insert(top: number[], k: number, index: number, scores: Float32Array): void {
  let at = top.length
  while (at > 0 && scores[top[at - 1]] < scores[index]) at--
  top.splice(at, 0, index)
  if (top.length > k) top.pop()
}

/** Mean self-information of recommended items in bits, −log2 of the share of people who took them (Vargas & Castells 2011). */
export function novelty(shares: ArrayLike<number>, recommended: Iterable<number>): number {
  let sum = 0
  let n = 0
  for (const item of recommended) {
    sum -= Math.log2(Math.max(shares[item], Number.EPSILON))
    n++
  }
  return n ? sum / n : 0
}
