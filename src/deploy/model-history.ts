import type { History, Recommender } from '../models/recommender.ts'
import type { PersonHistory } from './histories.ts'

const indexes = new WeakMap<Recommender, Map<string, number>>()

/** Places of items among a model's own. */
export function placesOf(model: Recommender): ReadonlyMap<string, number> {
  const index = indexes.get(model) ?? new Map(model.items.map((item, i) => [item, i]))
  indexes.set(model, index)
  return index
}

/** A person's past from an instant on in the model's indices, with the items at hand as taken just now. */
export function historyFor(
  model: Recommender,
  past: Pick<PersonHistory, 'items' | 'time_ms' | 'baskets'>,
  atHand: readonly string[],
  now_ms: number,
): History {
  const index = placesOf(model)
  const known: { item: number; time_ms: number; basket: string }[] = []
  past.items.forEach((name, row) => {
    const item = index.get(name)
    if (item !== undefined) known.push({ item, time_ms: past.time_ms[row], basket: past.baskets[row] })
  })
  for (const name of atHand) {
    const item = index.get(name)
    if (item !== undefined) known.push({ item, time_ms: now_ms, basket: '\u0000at hand' })
  }
  return {
    item: Int32Array.from(known, (row) => row.item),
    time_ms: Float64Array.from(known, (row) => row.time_ms),
    basket: numbered(known.map((row) => row.basket)),
  }
}

/** Equal names get equal numbers, counted up from 0. */
function numbered(names: readonly string[]): Int32Array {
  const numbers = new Map<string, number>()
  for (const name of names) if (!numbers.has(name)) numbers.set(name, numbers.size)
  return Int32Array.from(names, (name) => numbers.get(name) as number)
}
