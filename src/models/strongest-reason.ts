import type { History, Reason, Recommender } from './recommender.ts'

/** Items of the past that are tried, the newest. */
const TRIED = 8

/** Scores after a past, an item at a time. */
type ScoreAfter = (past: History) => Promise<(item: number) => number>

/** The same of a model that scores all items at once, seen from `now_ms`. */
export const each =
  (score: Recommender['score'], now_ms: number): ScoreAfter =>
  async (past) => {
    const all = await score(past, now_ms)
    return (item) => all[item]
  }

/** What was scored without an item, for as long as somebody holds the past: an answer asks of many items. */
const scored = new WeakMap<Int32Array, Map<number, ReturnType<ScoreAfter>>>()

/**
 * What carried an item's score, for a model whose inside does not say: that it was taken before, where without that the
 * score is lower; else the one of the newest items of the past without which it falls most, each left out in turn. Cost:
 * nine scorings a past, and one more for each item asked of that was taken before.
 */
export async function strongestReason(
  items: readonly string[],
  past: History,
  item: number,
  score: ScoreAfter,
): Promise<Reason> {
  const known = scored.get(past.item) ?? new Map<number, ReturnType<ScoreAfter>>()
  scored.set(past.item, known)
  const without = (left: number) => {
    const found = known.get(left) ?? score(leaving(past, left))
    known.set(left, found)
    return found
  }
  const whole = (await without(-1))(item)
  if (past.item.includes(item) && (await without(item))(item) < whole) return { kind: 'bought', items: [items[item]] }
  let [strongest, most] = [-1, 0]
  for (const left of [...new Set(past.item.toReversed())].slice(0, TRIED)) {
    const lost = whole - (await without(left))(item)
    if (lost > most) [strongest, most] = [left, lost]
  }
  if (strongest < 0) return { kind: 'popular', items: [] }
  return { kind: 'together', items: [items[strongest]] }
}

/** A past without one item. */
function leaving({ item, time_ms, basket }: History, left: number): History {
  const keep = (_: number, row: number) => item[row] !== left
  return { item: item.filter(keep), time_ms: time_ms.filter(keep), basket: basket.filter(keep) }
}
