/** Times that all candidates left are tried, each time half as many: 1 for one candidate, 2 for two, 3 for three or four. */
export const rungsOf = (candidates: number): number => 1 + Math.ceil(Math.log2(Math.max(1, candidates)))

export interface HalvingOptions<Candidate> {
  candidates: readonly Candidate[]
  /** Seconds of each rung, which its candidates share evenly. */
  rung_s: number
  /** How good a candidate is with so many seconds, tried anew; higher is better, NaN is worst. */
  score(candidate: Candidate, budget_s: number, at: { rung: number; place: number }): Promise<number>
}

/**
 * Successive halving (Jamieson & Talwalkar 2016, arXiv:1502.07943; one bracket of Hyperband, Li et al. 2018): all
 * candidates are tried with little time, the better half with twice as much, and so on until one is left, which gets a
 * rung to itself. Of equals the earlier stays. Cost: rungs · rung_s.
 */
export async function halve<Candidate>({
  candidates,
  rung_s,
  score,
}: HalvingOptions<Candidate>): Promise<{ best: Candidate; score: number }> {
  let left = [...candidates]
  for (let rung = 0; ; rung++) {
    const scored: { candidate: Candidate; score: number }[] = []
    for (const [place, candidate] of left.entries()) {
      scored.push({ candidate, score: await score(candidate, rung_s / left.length, { rung, place }) })
    }
    // A sort keeps the order of equals.
    scored.sort((a, b) => comparable(b.score) - comparable(a.score))
    if (left.length === 1) return { best: scored[0].candidate, score: scored[0].score }
    left = scored.slice(0, Math.ceil(left.length / 2)).map(({ candidate }) => candidate)
  }
}

const comparable = (score: number): number => (Number.isNaN(score) ? -Number.MAX_VALUE : score)
