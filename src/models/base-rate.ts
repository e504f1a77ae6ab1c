import { z } from 'zod'
import { BellwetherError } from '../core/errors.ts'
import { quantile } from '../stats/bootstrap.ts'
import type { Classifier, Examples } from './classifier.ts'
import type { Family } from './family.ts'
import { bestThreshold } from './logistic.ts'

const RECENCY = 'recency_days'
const BINS = 10

/** How often people of the same recency did it: the strong baseline. Recency in tenths of the people, each with its own rate. */
export const baseRate: Family<Examples, Classifier> = {
  name: 'base-rate',
  about: 'The rate among people who were last seen as long ago: the strong baseline.',
  params: z.strictObject({}),
  grid: [{}],
  async fit({ names, x, y }) {
    const column = names.indexOf(RECENCY)
    if (y.length === 0 || column < 0)
      throw new BellwetherError({
        code: 'models.too_little_data',
        expected: `rows with ${RECENCY}`,
        got: `${y.length} rows`,
      })
    const recency = Float64Array.from(y, (_, row) => x[row * names.length + column])
    const sorted = recency.slice().sort()
    const edges = Float64Array.from({ length: BINS - 1 }, (_, i) => quantile(sorted, (i + 1) / BINS))
    const did = new Float64Array(BINS)
    const seen = new Float64Array(BINS)
    recency.forEach((value, row) => {
      const bin = binOf(edges, value)
      did[bin] += y[row]
      seen[bin]++
    })
    const overall = y.reduce((sum, one) => sum + one, 0) / y.length
    // One person's worth of the overall rate: a bin of few does not claim 0 or 1.
    const rates = did.map((n, bin) => (n + overall) / (seen[bin] + 1))
    const model = make(names, edges, rates, overall, 0.5)
    return make(names, edges, rates, overall, bestThreshold(y, model.probability(x)))
  },
  load({ meta, tensors }) {
    const [overall, threshold] = tensors.facts.data
    return make(
      meta.names as string[],
      tensors.edges.data as Float64Array,
      tensors.rates.data as Float64Array,
      overall,
      threshold,
    )
  },
}

const binOf = (edges: Float64Array, value: number): number => {
  const at = edges.findIndex((edge) => value <= edge)
  return at === -1 ? edges.length : at
}

const odds = (p: number) => Math.log(p / (1 - p))

function make(
  names: readonly string[],
  edges: Float64Array,
  rates: Float64Array,
  overall: number,
  threshold: number,
): Classifier {
  const column = names.indexOf(RECENCY)
  const rateOf = (value: number) => rates[binOf(edges, value)]
  return {
    names,
    threshold,
    probability: (x) =>
      Float64Array.from({ length: x.length / names.length }, (_, row) => rateOf(x[row * names.length + column])),
    contributions: (row) => [
      { feature: RECENCY, value: row[column], effect: odds(rateOf(row[column])) - odds(overall) },
    ],
    save: () => ({
      family: 'base-rate',
      params: {},
      meta: { names: [...names] },
      tensors: {
        edges: { shape: [edges.length], data: edges },
        rates: { shape: [rates.length], data: rates },
        facts: { shape: [2], data: Float64Array.from([overall, threshold]) },
      },
    }),
  }
}
