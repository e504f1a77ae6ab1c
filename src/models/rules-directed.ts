import { z } from 'zod'
import { denseItems, groups, spread } from './co-occurrence.ts'
import type { Family } from './family.ts'
import { itemToItem, loadItemToItem, type SparseRows, strongest } from './item-to-item.ts'
import type { Interactions, Recommender } from './recommender.ts'
import { shared } from './shared.ts'

const Params = z.strictObject({
  neighbours: z.int().min(1).max(4_000).default(200),
  /** Added to the count of the item that a rule starts from: rare items make weak rules. */
  prior: z.number().min(0).max(1_000).default(10),
  half_life_days: z.number().min(1).max(3_650).default(182),
  /** Orders that a rule looks ahead; the second counts half of the first, the third a third, and so on. */
  ahead: z.int().min(1).max(50).default(3),
  /** How far a rule to a popular item is held back: divided by that item's count to this power. */
  discount: z.number().min(0).max(1).default(0),
  /** Whether the person's past fades with days, or with the orders that came after. */
  fade: z.enum(['days', 'orders']).default('days'),
})

/**
 * Sequential rules between orders: the share of an item's orders that the other followed, near orders counting more (SR,
 * Ludewig & Jannach 2018). Where every event is an order of its own, looking ten ahead and letting the past fade by orders
 * finds what follows in a row of films or reviews.
 */
export const rulesDirected: Family<Interactions, Recommender> = {
  name: 'rules-directed',
  about: 'Items in the next orders after an item (sequential rules).',
  params: Params,
  grid: [
    { half_life_days: 60 },
    { half_life_days: 182 },
    { ahead: 10, discount: 0.3, fade: 'orders', neighbours: 1_000 },
  ],
  async fit(data, params) {
    const { neighbours, prior, half_life_days, ahead, discount, fade } = Params.parse(params)
    const key = `rules-directed ${neighbours} ${prior} ${ahead} ${discount}`
    const links = await shared(data, key, async () => rules(data, { neighbours, prior, ahead, discount }))
    return itemToItem({
      family: 'rules-directed',
      params,
      items: data.items,
      links,
      half_life_days,
      ...(fade === 'orders' && { fade }),
    })
  },
  load: loadItemToItem,
}

function rules(
  data: Interactions,
  { neighbours, prior, ahead, discount }: Pick<z.infer<typeof Params>, 'neighbours' | 'prior' | 'ahead' | 'discount'>,
): SparseRows {
  const { place, kept } = denseItems(data)
  const n = kept.length
  const square = new Float32Array(n * n)
  const starts = new Float32Array(n)
  for (const orders of ordersByPerson(data, groups(data, 'basket', place))) {
    orders.forEach((order, at) => {
      for (const item of order) starts[item]++
      addPairs(square, n, order, orders.slice(at + 1, at + 1 + ahead))
    })
  }
  const held = starts.map((count) => (count + prior) ** -discount)
  for (let i = 0; i < n; i++) {
    const row = square.subarray(i * n, (i + 1) * n)
    const times = 1 / (starts[i] + prior)
    for (let j = 0; j < n; j++) row[j] *= held[j] * times
  }
  return spread(strongest({ rows: n, columns: n, data: square }, neighbours), kept, data.items.length)
}

/** Adds what followed each item, row by row: the rows are too many for the processor's cache, one is not. */
function addPairs(
  square: Float32Array,
  n: number,
  from: readonly number[],
  next: readonly (readonly number[])[],
): void {
  for (const a of from) {
    const row = square.subarray(a * n, (a + 1) * n)
    for (let step = 0; step < next.length; step++) {
      const [to, weight] = [next[step], 1 / (step + 1)]
      for (let i = 0; i < to.length; i++) row[to[i]] += weight
    }
  }
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
