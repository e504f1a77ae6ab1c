import { z } from 'zod'
import { cooccurrence, denseItems, groups, spread } from './co-occurrence.ts'
import type { Family } from './family.ts'
import { itemToItem, loadItemToItem, type SparseRows, strongest } from './item-to-item.ts'
import type { Interactions, Recommender } from './recommender.ts'
import { shared } from './shared.ts'

const Params = z.strictObject({
  neighbours: z.int().min(1).max(1_000).default(200),
  /** Added to the count of the item that a rule starts from: rare items make weak rules. */
  prior: z.number().min(0).max(1_000).default(10),
  half_life_days: z.number().min(1).max(3_650).default(182),
})

/** Association rules within an order: the share of orders with one item that also hold the other (Agrawal et al. 1993). */
export const rulesSymmetric: Family<Interactions, Recommender> = {
  name: 'rules-symmetric',
  about: 'Items in the same order (confidence).',
  params: Params,
  grid: [{ half_life_days: 60 }, { half_life_days: 182 }],
  async fit(data, params) {
    const { neighbours, prior, half_life_days } = Params.parse(params)
    const key = `rules-symmetric ${neighbours} ${prior}`
    const links = await shared(data, key, async () => confidences(data, neighbours, prior))
    return itemToItem({ family: 'rules-symmetric', params, items: data.items, links, half_life_days })
  },
  load: loadItemToItem,
}

function confidences(data: Interactions, neighbours: number, prior: number): SparseRows {
  const { place, kept } = denseItems(data)
  const square = cooccurrence(groups(data, 'basket', place).values(), kept.length)
  const n = kept.length
  for (let i = 0; i < n; i++) {
    const times = square.data[i * n + i] + prior
    for (let j = 0; j < n; j++) square.data[i * n + j] = i === j ? 0 : square.data[i * n + j] / times
  }
  return spread(strongest(square, neighbours), kept, data.items.length)
}
