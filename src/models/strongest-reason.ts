import type { Reason } from './recommender.ts'

/** Items of the past that are tried, the newest. */
const TRIED = 8

type ScoreAfter = (past: Int32Array) => Promise<Float32Array>

/** What was scored without an item, for as long as somebody holds the past: an answer asks of many items. */
const scored = new WeakMap<Int32Array, Map<number, Promise<Float32Array>>>()

/**
 * The item of a person's past without which another's score falls most, for a model whose inside does not say: each of
 * the newest items is left out in turn. Cost: nine scorings a past.
 */
export async function strongestReason(
  items: readonly string[],
  past: Int32Array,
  item: number,
  score: ScoreAfter,
): Promise<Reason> {
  const newest = [...new Set(past.toReversed())].slice(0, TRIED)
  const tried = past.includes(item) ? [...new Set([item, ...newest])] : newest
  const known = scored.get(past) ?? new Map<number, Promise<Float32Array>>()
  scored.set(past, known)
  const without = (left: number) => {
    const found = known.get(left) ?? score(past.filter((one) => one !== left))
    known.set(left, found)
    return found
  }
  const whole = (await without(-1))[item]
  let [strongest, most] = [-1, 0]
  for (const left of tried) {
    const lost = whole - (await without(left))[item]
    if (lost > most) [strongest, most] = [left, lost]
  }
  if (strongest < 0) return { kind: 'popular', items: [] }
  return { kind: strongest === item ? 'bought' : 'together', items: [items[strongest]] }
}
