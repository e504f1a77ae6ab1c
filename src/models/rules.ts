import { z } from 'zod'
import { cooccurrence, denseItems, groups, spread } from './co-occurrence.ts'
import type { Family, Json } from './family.ts'
import { itemToItem, loadItemToItem, type SparseRows, sharedLinks, strongest } from './item-to-item.ts'
import type { Interactions, Recommender } from './recommender.ts'

const Params = z.strictObject({
  neighbours: z.int().min(1).max(1_000).default(200),
  /** Added to the count of the item that a rule starts from: rare items make weak rules. */
  prior: z.number().min(0).max(1_000).default(10),
  half_life_days: z.number().min(1).max(3_650).default(182),
})

const grid: Json[] = [{ half_life_days: 60 }, { half_life_days: 182 }]

type Links = (data: Interactions, neighbours: number, prior: number) => SparseRows

function family(name: string, about: string, compute: Links): Family<Interactions, Recommender> {
  return {
    name,
    about,
    params: Params,
    grid,
    async fit(data, params) {
      const { neighbours, prior, half_life_days } = Params.parse(params)
      const links = await sharedLinks(data, `${name} ${neighbours} ${prior}`, () => compute(data, neighbours, prior))
      return itemToItem({ family: name, params, items: data.items, links, half_life_days })
    },
    load: loadItemToItem,
  }
}

/** Association rules within an order: the share of orders with one item that also hold the other (Agrawal et al. 1993). */
export const rulesSymmetric = family(
  'rules-symmetric',
  'Items in the same order (confidence).',
  (data, neighbours, prior) => {
    const { place, kept } = denseItems(data)
    const square = cooccurrence(groups(data, 'basket', place).values(), kept.length)
    const n = kept.length
    for (let i = 0; i < n; i++) {
      const times = square.data[i * n + i] + prior
      for (let j = 0; j < n; j++) square.data[i * n + j] = i === j ? 0 : square.data[i * n + j] / times
    }
    return spread(strongest(square, neighbours), kept, data.items.length)
  },
)

/** Orders that a rule looks ahead; the second counts half of the first, and so on. */
const AHEAD = 3

/** Sequential rules between orders: the share of an item's orders that the other followed, near orders counting more (Ludewig & Jannach 2018). */
export const rulesDirected = family(
  'rules-directed',
  'Items in the next orders after an item (sequential rules).',
  (data, neighbours, prior) => {
    const { place, kept } = denseItems(data)
    const n = kept.length
    const square = new Float32Array(n * n)
    const starts = new Float32Array(n)
    for (const orders of ordersByPerson(data, groups(data, 'basket', place))) {
      orders.forEach((order, at) => {
        for (const item of order) starts[item]++
        for (let step = 1; step <= AHEAD && at + step < orders.length; step++)
          addPairs(square, n, order, orders[at + step], 1 / step)
      })
    }
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) square[i * n + j] /= starts[i] + prior
    return spread(strongest({ rows: n, columns: n, data: square }, neighbours), kept, data.items.length)
  },
)

function addPairs(
  square: Float32Array,
  n: number,
  from: readonly number[],
  to: readonly number[],
  weight: number,
): void {
  for (const a of from) for (const b of to) square[a * n + b] += weight
}

/** Each person's orders in order of time. */
function ordersByPerson(data: Interactions, orders: Map<number, number[]>): number[][][] {
  const sequences = new Map<number, Set<number>>()
  for (let row = 0; row < data.item.length; row++) {
    const own = sequences.get(data.person[row]) ?? new Set<number>()
    own.add(data.basket[row])
    sequences.set(data.person[row], own)
  }
  return [...sequences.values()].map((own) => [...own].map((basket) => orders.get(basket) ?? []))
}
