import { z } from 'zod'
import { DAY_MS } from '../core/time.ts'
import type { Family } from './family.ts'
import { countItems } from './popularity.ts'
import type { Interactions, Recommender } from './recommender.ts'

const Params = z.strictObject({
  /** Days after which a purchase counts half. */
  half_life_days: z.number().min(1).max(3_650).default(182),
})

/** What is popular parts equals only: it stays below the weight of any purchase of the last ten half-lives. */
const TIE_BREAK = 1e-3

/** A person's own purchases, each order counted, older ones less; recent popularity among equals. */
export const buyAgain: Family<Interactions, Recommender> = {
  name: 'buy-again',
  about: 'Own purchases, older ones counting less.',
  params: Params,
  grid: [{ half_life_days: 30 }, { half_life_days: 91 }, { half_life_days: 182 }, { half_life_days: 365 }],
  async fit(data, params, { cut_ms }) {
    const recent = countItems(data, cut_ms - 28 * DAY_MS)
    const most = recent.reduce((max, n) => Math.max(max, n), 1)
    return make(
      data.items,
      recent.map((n) => (TIE_BREAK * n) / most),
      Params.parse(params).half_life_days,
    )
  },
  load: ({ meta, params, tensors }) =>
    make(meta.items as string[], tensors.popular.data as Float32Array, Params.parse(params).half_life_days),
}

function make(items: readonly string[], popular: Float32Array, half_life_days: number): Recommender {
  const rate = Math.LN2 / (half_life_days * DAY_MS)
  return {
    items,
    score(history, now_ms) {
      const scores = Float32Array.from(popular)
      for (let row = 0; row < history.item.length; row++) {
        scores[history.item[row]] += Math.exp(-rate * Math.max(0, now_ms - history.time_ms[row]))
      }
      return scores
    },
    reason: (history, _now_ms, item) =>
      history.item.includes(item) ? { kind: 'bought', items: [items[item]] } : { kind: 'popular', items: [] },
    save: () => ({
      family: 'buy-again',
      params: { half_life_days },
      meta: { items: [...items] },
      tensors: { popular: { shape: [popular.length], data: popular } },
    }),
  }
}
