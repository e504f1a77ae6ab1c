import { z } from 'zod'
import { DAY_MS } from '../core/time.ts'
import type { Family, SavedModel } from './family.ts'
import type { Interactions, Recommender } from './recommender.ts'

/** Counts of each item's rows from an instant on. */
export function countItems(data: Interactions, from_ms = Number.NEGATIVE_INFINITY): Float32Array {
  const counts = new Float32Array(data.items.length)
  for (let row = 0; row < data.item.length; row++) if (data.time_ms[row] >= from_ms) counts[data.item[row]]++
  return counts
}

const Nothing = z.strictObject({})

function family(name: string, about: string, window_days: number): Family<Interactions, Recommender> {
  const make = (items: readonly string[], counts: Float32Array): Recommender => ({
    items,
    score: () => Float32Array.from(counts),
    reason: () => ({ kind: 'popular', items: [] }),
    save: (): SavedModel => ({
      family: name,
      params: {},
      meta: { items: [...items] },
      tensors: { counts: { shape: [counts.length], data: counts } },
    }),
  })
  return {
    name,
    about,
    params: Nothing,
    grid: [{}],
    fit: async (data, _params, { cut_ms }) => make(data.items, countItems(data, cut_ms - window_days * DAY_MS)),
    load: ({ meta, tensors }) => make(meta.items as string[], tensors.counts.data as Float32Array),
  }
}

export const popularity = family('popularity', 'How often each item was ever taken.', Number.POSITIVE_INFINITY)
export const popularity28d = family(
  'popularity-28d',
  'How often each item was taken in the last 28 days: the strong baseline.',
  28,
)
