import { z } from 'zod'
import { cooccurrence, denseItems, groups, spread } from './co-occurrence.ts'
import type { Family } from './family.ts'
import { itemToItem, loadItemToItem, type SparseRows, strongest } from './item-to-item.ts'
import type { Interactions, Recommender } from './recommender.ts'
import { shared } from './shared.ts'

const Params = z.strictObject({
  neighbours: z.int().min(1).max(1_000).default(100),
  /** Added to the norms: two items that met once are not twins. */
  shrinkage: z.number().min(0).max(1_000).default(20),
  half_life_days: z.number().min(1).max(3_650).default(182),
})

/** Cosine between items over the people who took them, shrunk (Sarwar et al. 2001; shrinkage as in Bell & Koren 2007). */
export const itemKnn: Family<Interactions, Recommender> = {
  name: 'item-knn',
  about: 'Items taken by the same people (cosine, shrunk).',
  params: Params,
  grid: [{ half_life_days: 60 }, { half_life_days: 182 }],
  async fit(data, params) {
    const { neighbours, shrinkage, half_life_days } = Params.parse(params)
    const links = await shared(data, `item-knn ${neighbours} ${shrinkage}`, async () =>
      cosines(data, neighbours, shrinkage),
    )
    return itemToItem({ family: 'item-knn', params, items: data.items, links, half_life_days })
  },
  load: loadItemToItem,
}

function cosines(data: Interactions, neighbours: number, shrinkage: number): SparseRows {
  const { place, kept } = denseItems(data)
  const square = cooccurrence(groups(data, 'person', place).values(), kept.length)
  const n = kept.length
  const own = Float64Array.from(kept, (_, i) => square.data[i * n + i])
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) square.data[i * n + j] /= Math.sqrt(own[i] * own[j]) + shrinkage
  }
  return spread(strongest(square, neighbours), kept, data.items.length)
}
