import type { Matrix } from '../nn/matrix.ts'
import { needInteractions } from './interactions.ts'
import type { Interactions } from './recommender.ts'

/** Items that a square of items × items is made for, the most frequent ones: 144 MB a matrix of float32. */
export const DENSE_ITEMS = 6_000

/** Which items take part: all of them, or the most frequent `DENSE_ITEMS`; −1 for the others. */
export function denseItems(data: Interactions): { place: Int32Array; kept: number[] } {
  needInteractions(data)
  const counts = new Int32Array(data.items.length)
  for (const item of data.item) counts[item]++
  const kept = Array.from(counts.keys()).filter((item) => counts[item] > 0)
  if (kept.length > DENSE_ITEMS) {
    kept.sort((a, b) => counts[b] - counts[a] || a - b)
    kept.length = DENSE_ITEMS
    kept.sort((a, b) => a - b)
  }
  const place = new Int32Array(data.items.length).fill(-1)
  kept.forEach((item, at) => {
    place[item] = at
  })
  return { place, kept }
}

/** What each person (or basket) took, without repeats, as places in the dense square, in order of time. */
export function groups(data: Interactions, by: 'person' | 'basket', place: Int32Array): Map<number, number[]> {
  const found = new Map<number, Set<number>>()
  for (let row = 0; row < data.item.length; row++) {
    const at = place[data.item[row]]
    if (at < 0) continue
    const key = data[by][row]
    const own = found.get(key)
    if (own) own.add(at)
    else found.set(key, new Set([at]))
  }
  return new Map([...found].map(([key, own]) => [key, [...own]]))
}

/** Symmetric counts of groups that hold both items; the diagonal counts those that hold one. Cost: Σ |group|² ÷ 2. */
export function cooccurrence(own: Iterable<readonly number[]>, n: number): Matrix {
  const data = new Float32Array(n * n)
  for (const group of own) {
    const sorted = Int32Array.from(group).sort()
    for (let a = 0; a < sorted.length; a++) {
      const row = sorted[a] * n
      for (let b = a; b < sorted.length; b++) data[row + sorted[b]]++
    }
  }
  const square = { rows: n, columns: n, data }
  mirror(square)
  return square
}

/** Copies what is above the diagonal below it. */
export function mirror({ data, rows: n }: Matrix): void {
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) data[j * n + i] = data[i * n + j]
}

/** Rows and columns of the dense square put back to all items. */
export function spread(
  links: { start: Int32Array; column: Int32Array; weight: Float32Array },
  kept: readonly number[],
  items: number,
) {
  const start = new Int32Array(items + 1)
  kept.forEach((item, at) => {
    start[item + 1] = links.start[at + 1] - links.start[at]
  })
  for (let item = 0; item < items; item++) start[item + 1] += start[item]
  // Not by `from` and a function, which takes twenty times as long.
  const column = new Int32Array(links.column.length)
  for (let i = 0; i < column.length; i++) column[i] = kept[links.column[i]]
  return { start, column, weight: links.weight }
}
