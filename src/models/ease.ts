import { z } from 'zod'
import { DAY_MS } from '../core/time.ts'
import { inverse } from '../nn/inverse.ts'
import type { Matrix } from '../nn/matrix.ts'
import { denseItems, mirror, spread } from './co-occurrence.ts'
import type { Family } from './family.ts'
import { itemToItem, loadItemToItem, type SparseRows, strongest } from './item-to-item.ts'
import type { Interactions, Recommender } from './recommender.ts'
import { shared } from './shared.ts'

const Params = z.strictObject({
  /** L2 penalty on the item–item weights. */
  lambda: z.number().min(1).max(1e6).default(200),
  half_life_days: z.number().min(1).max(3_650).default(182),
  /** Days before the cut after which what people took counts half in training; without it all counts the same. */
  training_half_life_days: z.number().min(1).max(3_650).optional(),
})

/** Weights kept a row: beyond the strongest 300 they move no ranking and would fill the disk. */
const KEEP = 300

/**
 * EASEᴿ (Steck 2019, "Embarrassingly shallow autoencoders for sparse data"): the item–item matrix B with zero diagonal that
 * best rebuilds who took what, in closed form, B = I − P / diag(P) with P = (XᵀX + λI)⁻¹. With a half-life in training X
 * holds weights instead of ones: what is bought together changes with the seasons. Cost: one inverse of items².
 */
export const ease: Family<Interactions, Recommender> = {
  name: 'ease',
  about: 'Linear autoencoder over items (EASE, Steck 2019).',
  params: Params,
  grid: [
    { lambda: 200 },
    { lambda: 1000 },
    { lambda: 200, half_life_days: 60 },
    { lambda: 200, training_half_life_days: 91 },
  ],
  // An inverse takes longer than all that simpler families do.
  grid_on_newest: true,
  async fit(data, params, { cut_ms }) {
    const { lambda, half_life_days, training_half_life_days } = Params.parse(params)
    const rate = training_half_life_days === undefined ? 0 : Math.LN2 / (training_half_life_days * DAY_MS)
    const links = await shared(data, `ease ${lambda} ${rate} ${rate && cut_ms}`, () =>
      closedForm(data, lambda, (time_ms) => Math.exp(-rate * Math.max(0, cut_ms - time_ms))),
    )
    return itemToItem({ family: 'ease', params, items: data.items, links, half_life_days })
  },
  load: loadItemToItem,
}

async function closedForm(
  data: Interactions,
  lambda: number,
  weight: (time_ms: number) => number,
): Promise<SparseRows> {
  const { place, kept } = denseItems(data)
  const n = kept.length
  const gram = { rows: n, columns: n, data: new Float32Array(n * n) }
  for (const own of weighedItems(data, place, weight)) addSquare(gram, own)
  mirror(gram)
  for (let i = 0; i < n; i++) gram.data[i * n + i] += lambda
  const p = await inverse(gram)
  const diagonal = Float64Array.from(kept, (_, i) => p.data[i * n + i])
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) p.data[i * n + j] = i === j ? 0 : -p.data[i * n + j] / diagonal[j]
  }
  return spread(strongest(p, KEEP), kept, data.items.length)
}

/** What each person took, as places in the dense square, in order of place, with the weight of the latest time. */
function weighedItems(
  { person, item, time_ms }: Interactions,
  place: Int32Array,
  weight: (time_ms: number) => number,
): [number, number][][] {
  const people = new Map<number, Map<number, number>>()
  for (let row = 0; row < item.length; row++) {
    const at = place[item[row]]
    if (at < 0) continue
    const own = people.get(person[row]) ?? new Map<number, number>()
    people.set(person[row], own.set(at, weight(time_ms[row])))
  }
  return [...people.values()].map((own) => [...own].sort(([a], [b]) => a - b))
}

/** Adds a row's outer product with itself, on and above the diagonal. */
function addSquare({ data, columns }: Matrix, own: readonly [number, number][]): void {
  for (let a = 0; a < own.length; a++) {
    const [row, weight] = own[a]
    for (let b = a; b < own.length; b++) data[row * columns + own[b][0]] += weight * own[b][1]
  }
}
