import { z } from 'zod'
import { DAY_MS } from '../core/time.ts'
import { matmul } from '../nn/matrix.ts'
import { fillNormal, keyOf } from '../nn/random.ts'
import type { Family, FitContext, Json } from './family.ts'
import { needInteractions } from './interactions.ts'
import { solve } from './logistic-regression.ts'
import type { History, Interactions, Recommender } from './recommender.ts'
import { each, strongestReason } from './strongest-reason.ts'

const Params = z.strictObject({
  width: z.int().min(2).max(512).default(32),
  /** Weight of a pair that did not happen; one that did has 1. */
  unobserved: z.number().min(1e-4).max(10).default(0.1),
  /** L2 penalty on the factors, times what each is taught by (Rendle et al. 2022, ν = 1). */
  penalty: z.number().min(1e-6).max(10).default(0.003),
  epochs: z.int().min(1).max(100).default(8),
  /** Days after which an item of the past counts half when a person is folded in. */
  half_life_days: z.number().min(1).max(3_650).default(182),
})
type Params = z.infer<typeof Params>

/** A row of the sparse matrix of who took what: the other side's numbers, with weights. */
type Taken = readonly (readonly [index: number, weight: number])[]

/**
 * Matrix factorisation for implicit feedback by alternating least squares (Hu, Koren & Volinsky 2008), every pair that did
 * not happen counting a little, with the penalty scaled by frequency and the small start that Rendle et al. 2022
 * ("Revisiting the performance of iALS on item recommendation benchmarks") found to matter. A person is folded in from
 * their past when they ask, so that the model holds items alone. Cost an epoch: rows × width² + (people + items) × width³.
 */
export const ials: Family<Interactions, Recommender> = {
  name: 'ials',
  about: 'Matrix factorisation by alternating least squares (iALS, Hu et al. 2008, Rendle et al. 2022).',
  params: Params,
  grid: [{}, { unobserved: 1 }],
  async fit(data, params, context) {
    const parsed = Params.parse(params)
    needInteractions(data)
    const factors = await alternate(data, parsed, context)
    return make(data.items, factors, await gramOf(factors, parsed.width), parsed)
  },
  load: ({ meta, params, tensors }) =>
    make(
      meta.items as string[],
      tensors.factors.data as Float32Array,
      tensors.gram.data as Float32Array,
      Params.parse(params),
    ),
}

/** Factors of the items, [items × width]. */
async function alternate(data: Interactions, params: Params, { seed, signal, progress }: FitContext) {
  const [byPerson, byItem] = [takenBy(data, 'person'), takenBy(data, 'item')]
  let items = started(data.items, params.width, seed)
  for (let epoch = 0; epoch < params.epochs; epoch++) {
    const people = await solved(byPerson, items, params, signal)
    items = await solved(byItem, people, params, signal)
    progress((epoch + 1) / params.epochs)
  }
  return items
}

function takenBy(data: Interactions, by: 'person' | 'item'): Taken[] {
  const other = by === 'person' ? 'item' : 'person'
  const sets = data[by === 'person' ? 'people' : 'items'].map(() => new Set<number>())
  for (let row = 0; row < data.item.length; row++) sets[data[by][row]].add(data[other][row])
  return sets.map((own) => Array.from(own, (index) => [index, 1] as const))
}

/** Small numbers drawn by the item's name, so that an item's number decides nothing. */
function started(items: readonly string[], width: number, seed: number): Float32Array {
  const out = new Float32Array(items.length * width)
  for (const [i, name] of items.entries())
    fillNormal(out.subarray(i * width, (i + 1) * width), keyOf(seed, ...Buffer.from(name)), 0.1 / Math.sqrt(width))
  return out
}

async function gramOf(factors: Float32Array, width: number): Promise<Float32Array> {
  const matrix = { rows: factors.length / width, columns: width, data: factors }
  return (await matmul(matrix, matrix, { transposeA: true })).data
}

/** One side's factors, given the other's. */
async function solved(rows: readonly Taken[], others: Float32Array, params: Params, signal: AbortSignal) {
  const { width } = params
  const gram = await gramOf(others, width)
  const out = new Float32Array(rows.length * width)
  for (const [i, row] of rows.entries()) {
    if (i % 256 === 0) signal.throwIfAborted()
    if (row.length > 0) out.set(foldIn(row, others, gram, params), i * width)
  }
  return out
}

/** Least squares of one row: (w₀ VᵀV + Σ v vᵀ + λ I) u = Σ v, the sums over what was taken. */
function foldIn(taken: Taken, others: Float32Array, gram: Float32Array, params: Params): Float64Array {
  const { width, unobserved, penalty } = params
  const matrix = Float64Array.from(gram, (value) => unobserved * value)
  const right = new Float64Array(width)
  let whole = (unobserved * others.length) / width
  for (const [index, weight] of taken) {
    whole += weight
    const from = index * width
    for (let a = 0; a < width; a++) {
      const value = weight * others[from + a]
      right[a] += value
      // The lower half is all that is read.
      for (let b = 0; b <= a; b++) matrix[a * width + b] += value * others[from + b]
    }
  }
  for (let a = 0; a < width; a++) matrix[a * width + a] += penalty * whole
  return solve(matrix, right, width)
}

function make(items: readonly string[], factors: Float32Array, gram: Float32Array, params: Params): Recommender {
  const { width, half_life_days } = params
  const score = (history: History, now_ms: number): Float32Array => {
    const taken = new Map<number, number>()
    for (let row = 0; row < history.item.length; row++)
      taken.set(history.item[row], 0.5 ** (Math.max(0, now_ms - history.time_ms[row]) / DAY_MS / half_life_days))
    const person = foldIn([...taken], factors, gram, params)
    return Float32Array.from(items, (_, item) => {
      let sum = 0
      for (let j = 0; j < width; j++) sum += person[j] * factors[item * width + j]
      return sum
    })
  }
  return {
    items,
    score,
    reason: (history, now_ms, item) => strongestReason(items, history, item, each(score, now_ms)),
    save: () => ({
      family: 'ials',
      params: params as Json,
      meta: { items: [...items] },
      tensors: {
        factors: { shape: [items.length, width], data: factors },
        gram: { shape: [width, width], data: gram },
      },
    }),
  }
}
