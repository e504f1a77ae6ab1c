import { DAY_MS } from '../core/time.ts'
import type { Matrix } from '../nn/matrix.ts'
import { kthLargest } from '../stats/select.ts'
import type { Json, SavedModel } from './family.ts'
import type { History, Reason, Recommender } from './recommender.ts'
import { each, strongestReason } from './strongest-reason.ts'

/**
 * For each item the items that follow from it, with weights, in rows one after the other: row `i` is
 * `column[start[i] … start[i + 1]]` and the same of `weight`.
 */
export interface SparseRows {
  start: Int32Array
  column: Int32Array
  weight: Float32Array
}

/** The strongest entries (by size, sign kept) of each row of a dense matrix; zeros are nothing. Cost: a few passes of each row. */
export function strongest({ rows, columns, data }: Matrix, keep: number): SparseRows {
  const start = new Int32Array(rows + 1)
  const most = rows * Math.min(keep, columns)
  const [column, weight] = [new Int32Array(most), new Float32Array(most)]
  const sizes = new Float32Array(columns)
  let end = 0
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * columns, (i + 1) * columns)
    let some = 0
    for (let j = 0; j < columns; j++) if (row[j] !== 0) sizes[some++] = Math.abs(row[j])
    // Entries above the bar are all kept; of those at the bar, as many as there is room for.
    const bar = some > keep ? kthLargest(sizes.subarray(0, some), keep) : 0
    let room = keep
    if (bar > 0) for (let at = 0; at < some; at++) if (sizes[at] > bar) room--
    for (let j = 0; j < columns; j++) {
      const size = Math.abs(row[j])
      if (size === 0 || size < bar || (size === bar && room-- <= 0)) continue
      column[end] = j
      weight[end++] = row[j]
    }
    start[i + 1] = end
  }
  return { start, column: column.slice(0, end), weight: weight.slice(0, end) }
}

export interface ItemToItem {
  family: string
  params: Json
  items: readonly string[]
  links: SparseRows
  /** Days after which an item of the past counts half; infinite when time does not count. */
  half_life_days: number
  /** Where it says so the past fades by orders instead: the last counts 1, the one before a half, then a third … */
  fade?: 'orders'
}

/**
 * A recommender that adds up, over what a person took, the links to every item. An item taken twice counts once, at its
 * latest time: links were learnt from whether people took items, not how often.
 */
export function itemToItem(model: ItemToItem): Recommender {
  const { items, links, half_life_days, fade } = model
  const past: Fading = fade === 'orders' ? byOrders : byDays(Math.LN2 / (half_life_days * DAY_MS))
  const score = (history: History, now_ms: number): Float32Array => {
    const { start, column, weight } = links
    const scores = new Float32Array(items.length)
    for (const [item, factor] of past(history, now_ms)) {
      const end = start[item + 1]
      for (let at = start[item]; at < end; at++) scores[column[at]] += factor * weight[at]
    }
    return scores
  }
  return {
    items,
    score,
    reason: (history, now_ms, item) =>
      // Without an order those before it count more: what then falls is found by trying.
      fade === 'orders'
        ? strongestReason(items, history, item, each(score, now_ms))
        : reason(model, past(history, now_ms), item),
    save: (): SavedModel => ({
      family: model.family,
      params: model.params,
      meta: {
        items: [...items],
        half_life_days: Number.isFinite(half_life_days) ? half_life_days : null,
        fade: fade ?? null,
      },
      tensors: {
        start: { shape: [links.start.length], data: links.start },
        column: { shape: [links.column.length], data: links.column },
        weight: { shape: [links.weight.length], data: links.weight },
      },
    }),
  }
}

export const loadItemToItem = ({ family, params, meta, tensors }: SavedModel): Recommender =>
  itemToItem({
    family,
    params,
    items: meta.items as string[],
    half_life_days: (meta.half_life_days as number | null) ?? Number.POSITIVE_INFINITY,
    ...(meta.fade === 'orders' && { fade: meta.fade }),
    links: {
      start: tensors.start.data as Int32Array,
      column: tensors.column.data as Int32Array,
      weight: tensors.weight.data as Float32Array,
    },
  })

/** Each item of the past once, with how much it still counts. */
type Fading = (history: History, now_ms: number) => Map<number, number>

const byDays =
  (rate: number): Fading =>
  ({ item, time_ms }, now_ms) => {
    const factors = new Map<number, number>()
    for (let row = 0; row < item.length; row++) {
      const factor = Math.exp(-rate * Math.max(0, now_ms - time_ms[row]))
      factors.set(item[row], Math.max(factor, factors.get(item[row]) ?? 0))
    }
    return factors
  }

const byOrders: Fading = ({ item, basket }) => {
  const factors = new Map<number, number>()
  const orders = new Set<number>()
  for (let row = item.length - 1; row >= 0; row--) {
    orders.add(basket[row])
    if (!factors.has(item[row])) factors.set(item[row], 1 / orders.size)
  }
  return factors
}

/** The items of the past whose links add most to the score. */
function reason({ items, links }: ItemToItem, past: Map<number, number>, item: number): Reason {
  const shares: { from: number; share: number }[] = []
  for (const [from, factor] of past) {
    for (let at = links.start[from]; at < links.start[from + 1]; at++) {
      if (links.column[at] === item && links.weight[at] > 0) {
        shares.push({ from, share: links.weight[at] * factor })
      }
    }
  }
  if (shares.length === 0) return { kind: 'popular', items: [] }
  shares.sort((a, b) => b.share - a.share || a.from - b.from)
  // People take some items again and again: an item does not go together with itself.
  if (shares[0].from === item) return { kind: 'bought', items: [items[item]] }
  const others = shares.filter(({ from }) => from !== item)
  return { kind: 'together', items: others.slice(0, 3).map(({ from }) => items[from]) }
}
