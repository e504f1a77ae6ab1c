import { z } from 'zod'
import { inverse } from '../nn/inverse.ts'
import { cooccurrence, denseItems, groups, spread } from './co-occurrence.ts'
import type { Family } from './family.ts'
import { itemToItem, loadItemToItem, type SparseRows, sharedLinks, strongest } from './item-to-item.ts'
import type { Interactions, Recommender } from './recommender.ts'

const Params = z.strictObject({
  /** L2 penalty on the item–item weights. */
  lambda: z.number().min(1).max(1e6).default(200),
  half_life_days: z.number().min(1).max(3_650).default(182),
})

/** Weights kept a row: beyond the strongest 300 they move no ranking and would fill the disk. */
const KEEP = 300

/**
 * EASEᴿ (Steck 2019, "Embarrassingly shallow autoencoders for sparse data"): the item–item matrix B with zero diagonal that
 * best rebuilds who took what, in closed form, B = I − P / diag(P) with P = (XᵀX + λI)⁻¹. Cost: one inverse of items².
 */
export const ease: Family<Interactions, Recommender> = {
  name: 'ease',
  about: 'Linear autoencoder over items (EASE, Steck 2019).',
  params: Params,
  grid: [{ lambda: 200 }, { lambda: 1000 }, { lambda: 200, half_life_days: 60 }],
  async fit(data, params) {
    const { lambda, half_life_days } = Params.parse(params)
    const links = await sharedLinks(data, `ease ${lambda}`, () => closedForm(data, lambda))
    return itemToItem({ family: 'ease', params, items: data.items, links, half_life_days })
  },
  load: loadItemToItem,
}

async function closedForm(data: Interactions, lambda: number): Promise<SparseRows> {
  const { place, kept } = denseItems(data)
  const n = kept.length
  const gram = cooccurrence(groups(data, 'person', place).values(), n)
  for (let i = 0; i < n; i++) gram.data[i * n + i] += lambda
  const p = await inverse(gram)
  const diagonal = Float64Array.from(kept, (_, i) => p.data[i * n + i])
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) p.data[i * n + j] = i === j ? 0 : -p.data[i * n + j] / diagonal[j]
  }
  return spread(strongest(p, KEEP), kept, data.items.length)
}
