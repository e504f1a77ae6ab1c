import type { History, Reason, Recommender } from './recommender.ts'

/** Items of the past that are tried, the newest. */
const TRIED = 6

/** What was scored without an item, for as long as somebody holds the history: an answer asks of many items. */
const scored = new WeakMap<History, Map<string, Promise<Float32Array>>>()

/**
 * The item of a person's past without which another's score falls most, for a model whose inside does not say: each of the
 * newest items is left out in turn, and the item itself where it was taken before. Cost: some seven scorings a history,
 * and one an item that was taken before.
 */
export async function leftOutReason(
  { items, score }: Pick<Recommender, 'items' | 'score'>,
  history: History,
  now_ms: number,
  item: number,
): Promise<Reason> {
  const known = scored.get(history) ?? new Map<string, Promise<Float32Array>>()
  scored.set(history, known)
  const scoreWithout = (left: number) => {
    const key = `${now_ms} ${left}`
    const found = known.get(key) ?? Promise.resolve(score(without(history, left), now_ms))
    known.set(key, found)
    return found
  }
  const whole = (await scoreWithout(-1))[item]
  const newest = [...new Set(history.item.toReversed())].slice(0, TRIED)
  let [strongest, most] = [-1, 0]
  for (const left of history.item.includes(item) ? new Set([item, ...newest]) : newest) {
    const lost = whole - (await scoreWithout(left))[item]
    if (lost > most) [strongest, most] = [left, lost]
  }
  if (strongest < 0) return { kind: 'popular', items: [] }
  return { kind: strongest === item ? 'bought' : 'together', items: [items[strongest]] }
}

function without({ item, time_ms, basket }: History, left: number): History {
  const rows = Array.from(item.keys()).filter((row) => item[row] !== left)
  return {
    item: Int32Array.from(rows, (row) => item[row]),
    time_ms: Float64Array.from(rows, (row) => time_ms[row]),
    basket: Int32Array.from(rows, (row) => basket[row]),
  }
}
