import { z } from 'zod'
import type { Family } from '../src/models/family.ts'
import type { History, Interactions, Recommender } from '../src/models/recommender.ts'

// What new items are measured against: what is popular of their kind, and what the person takes of it.

type ScoreOf = (history: History) => Float64Array

/** A rival that is fitted in a moment, kept nowhere and gives no reasons. */
const rival = (name: string, about: string, scores: (data: Interactions) => ScoreOf) =>
  ({
    name,
    about,
    params: z.strictObject({}),
    grid: [{}],
    async fit(data) {
      const scoreOf = scores(data)
      return {
        items: data.items,
        score: (history) => Float32Array.from(scoreOf(history)),
        reason: () => ({ kind: 'popular', items: [] }),
        save: () => ({ family: name, params: {}, meta: {}, tensors: {} }),
      }
    },
    load: () => {
      throw new Error(`${name} is only ever measured`)
    },
  }) satisfies Family<Interactions, Recommender>

/** Items by their first word, the category of most files: how many events each has, and of how many items. */
function byCategory({ items, item, content }: Interactions) {
  const categories = items.map((_, i) => content?.[i]?.[0] ?? '')
  const [events, sizes] = [new Map<string, number>(), new Map<string, number>()]
  for (const category of categories) sizes.set(category, (sizes.get(category) ?? 0) + 1)
  for (const own of item) events.set(categories[own], (events.get(categories[own]) ?? 0) + 1)
  return { categories, events, sizes }
}

export const rivalsByContent: readonly Family<Interactions, Recommender>[] = [
  rival('category-popularity', 'Events of the item\u2019s category.', (data) => {
    const { categories, events } = byCategory(data)
    const scores = Float64Array.from(categories, (category) => events.get(category) ?? 0)
    return () => scores
  }),
  rival('own-categories', 'How much the person took of the category, for each of its items.', (data) => {
    const { categories, sizes } = byCategory(data)
    return ({ item }) => {
      const own = new Map<string, number>()
      for (const one of item) own.set(categories[one], (own.get(categories[one]) ?? 0) + 1)
      return Float64Array.from(categories, (category) => (own.get(category) ?? 0) / (sizes.get(category) ?? 1))
    }
  }),
]
