import { countItems } from './popularity.ts'
import type { Interactions } from './recommender.ts'

/** What is known of the items themselves, in the order of the data's items. */
export type ItemContent = {
  /** Words that two items or more have, in the order of their names. */
  words: string[]
  /** Of each item the places of its words. */
  of: number[][]
  /** Of each item how often it was taken. */
  events: number[]
}

/** Words of an item that are looked at, the first. */
const MOST = 16

/**
 * Words that are shared say what an item is like; one that a single item has says no more than its id. Cost: one pass over
 * rows and words.
 */
export function contentOf(data: Interactions): ItemContent {
  const { items, content } = data
  const counts = new Map<string, number>()
  for (const words of content ?? []) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const words = [...counts.keys()].filter((word) => (counts.get(word) as number) > 1).sort()
  const places = new Map(words.map((word, place) => [word, place]))
  const known = (own: readonly string[]) => [...new Set(own)].flatMap((word) => places.get(word) ?? []).slice(0, MOST)
  return { words, of: items.map((_, i) => known(content?.[i] ?? [])), events: [...countItems(data)] }
}
