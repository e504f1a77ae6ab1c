import { before } from '../models/interactions.ts'
import type { Interactions, Recommender } from '../models/recommender.ts'
import { bootstrapMean } from '../stats/bootstrap.ts'
import type { Judge, Window } from './judge.ts'
import { type PersonScores, type RankingCases, rankingCases, scoreCases } from './ranking-cases.ts'

/**
 * Each known person's first order in the window, repeats allowed: candidates are all items seen before the window; people
 * whose order holds none of those are left out. Metrics at 10; intervals by bootstrap over people.
 */
export const recommendationJudge: Judge<Interactions, Recommender, PersonScores> = {
  main: 'ndcg10',
  higher_is_better: true,
  baseline: 'popularity-28d',
  before,
  score: (model, data, window, context) => scoreCases(model, casesOf(data, window), context),
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

/** The cases of a window are the same for every model: made once, so that models may remember scores by history. */
const made = new WeakMap<Interactions, Map<string, RankingCases>>()

export function casesOf(data: Interactions, window: Window): RankingCases {
  const known = made.get(data) ?? new Map<string, RankingCases>()
  made.set(data, known)
  const key = `${window.from_ms}-${window.to_ms}`
  const cases =
    known.get(key) ??
    rankingCases(data, {
      past: before(data, window.from_ms),
      target: firstOrders(data, window),
      exclude_seen: false,
      now_ms: () => window.from_ms,
    })
  known.set(key, cases)
  return cases
}

/** 1 for the rows of each person's first order in a window. */
export function firstOrders({ time_ms, person, basket }: Interactions, { from_ms, to_ms }: Window): Uint8Array {
  const target = new Uint8Array(time_ms.length)
  const first = new Map<number, number>()
  for (let row = 0; row < time_ms.length; row++) {
    if (time_ms[row] < from_ms || time_ms[row] >= to_ms) continue
    if (!first.has(person[row])) first.set(person[row], basket[row])
    if (first.get(person[row]) === basket[row]) target[row] = 1
  }
  return target
}
