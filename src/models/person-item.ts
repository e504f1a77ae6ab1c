import { DAY_MS } from '../core/time.ts'
import type { History, Interactions } from './recommender.ts'

/** What is known of a person and an item that they took before. */
export const OWN = [
  'taken_before',
  'log_orders',
  'decayed_14d',
  'decayed_45d',
  'decayed_120d',
  'decayed_365d',
  'share_of_orders',
  'share_of_orders_since_first',
  'recency_in_gaps',
  'in_last_order',
  'recency_in_orders',
  'log_days_since',
  'log_orders_of_person',
  'due',
] as const

/** What is known of an item, whoever asks. */
export const ITEM = [
  'log_taken_7d',
  'log_taken_14d',
  'log_taken_28d',
  'log_taken_56d',
  'log_taken_ever',
  'trend',
  'log_days_since_taken',
  'newness',
  'log_repeat_rate',
] as const

const HALF_LIVES = [14, 45, 120, 365]
const WINDOWS = [7, 14, 28, 56]
/** Days between two orders of somebody of whom one is known. */
const USUAL_GAP = 60
/** Days for which an item is new. */
const NEW_DAYS = 56

/** Facts of each item at an instant: [items × ITEM.length]. Rows at or after the instant must not be among the data. */
export function itemFacts(data: Interactions, cut_ms: number): Float32Array {
  const n = data.items.length
  const counts = [...WINDOWS, Number.POSITIVE_INFINITY].map(() => new Float64Array(n))
  const [first, last] = [new Float64Array(n).fill(Number.NaN), new Float64Array(n).fill(Number.NaN)]
  for (let row = 0; row < data.item.length; row++) {
    const [item, age] = [data.item[row], (cut_ms - data.time_ms[row]) / DAY_MS]
    counts.forEach((count, k) => {
      if (k === WINDOWS.length || age <= WINDOWS[k]) count[item]++
    })
    // Rows stand in order of time.
    if (Number.isNaN(first[item])) first[item] = age
    last[item] = age
  }
  const repeated = repeatRates(data)
  const facts = new Float32Array(n * ITEM.length)
  for (let item = 0; item < n; item++) {
    const [week, fortnight, month, two, ever] = counts.map((count) => count[item])
    const known = ever > 0
    facts.set(
      [
        ...[week, fortnight, month, two, ever].map((count) => Math.log1p(count)),
        Math.log((fortnight + 2) / (two / 4 + 2)),
        known ? Math.log1p(last[item]) : 0,
        known ? Math.max(0, 1 - first[item] / NEW_DAYS) : 0,
        Math.log(repeated[item]),
      ],
      item * ITEM.length,
    )
  }
  return facts
}

/** Share of an item's takers who took it in a second order, drawn to a tenth where they are few. */
function repeatRates({ items, people, item, person }: Interactions): Float64Array {
  const [takers, again] = [new Float64Array(items.length), new Float64Array(items.length)]
  const times = new Map<number, number>()
  for (let row = 0; row < item.length; row++) {
    const key = item[row] * people.length + person[row]
    const before = times.get(key) ?? 0
    times.set(key, before + 1)
    if (before === 0) takers[item[row]]++
    if (before === 1) again[item[row]]++
  }
  return takers.map((n, i) => (again[i] + 0.3) / (n + 3))
}

/** One item in a person's past. */
interface Past {
  orders: number
  first_days: number
  last_days: number
  first_order: number
  last_order: number
  decayed: number[]
}

/** Features of each item of a person's past, seen from `now_ms`, in the order of `OWN`. */
export function ownFeatures(history: History, now_ms: number): Map<number, number[]> {
  const { orders, gap_days, place } = ordersOf(history)
  const past = new Map<number, Past>()
  for (let row = 0; row < history.item.length; row++) {
    const days = Math.max(0, now_ms - history.time_ms[row]) / DAY_MS
    const order = place[row]
    const own = past.get(history.item[row]) ?? begun(days, order)
    past.set(history.item[row], own)
    own.orders++
    own.last_days = days
    own.last_order = order
    for (const [k, half_life] of HALF_LIVES.entries()) own.decayed[k] += 0.5 ** (days / half_life)
  }
  return new Map([...past].map(([item, own]) => [item, features(own, orders, gap_days)]))
}

const begun = (days: number, order: number): Past => ({
  orders: 0,
  first_days: days,
  last_days: days,
  first_order: order,
  last_order: order,
  decayed: HALF_LIVES.map(() => 0),
})

function features(own: Past, orders: number, gap_days: number): number[] {
  const back = orders - 1 - own.last_order
  const own_gap = (own.first_days - own.last_days) / Math.max(1, own.orders - 1)
  return [
    1,
    Math.log(own.orders),
    ...own.decayed,
    own.orders / orders,
    own.orders / (orders - own.first_order),
    Math.exp(-own.last_days / (gap_days + 3)),
    back === 0 ? 1 : 0,
    1 / (1 + back),
    Math.log1p(own.last_days),
    Math.log(orders),
    // Near 1 when about as many days have passed as lay between the orders of the item.
    own.orders > 1 ? Math.exp(-Math.abs(Math.log((own.last_days + 14) / (own_gap + 3)))) : 0,
  ]
}

/** How many orders a history has, the days between them, and the place of each row's order. */
function ordersOf({ basket, time_ms }: History): { orders: number; gap_days: number; place: Int32Array } {
  const places = new Map<number, number>()
  const place = Int32Array.from(basket, (own) => {
    if (!places.has(own)) places.set(own, places.size)
    return places.get(own) as number
  })
  const orders = places.size
  const span = basket.length > 0 ? time_ms[time_ms.length - 1] - time_ms[0] : 0
  return { orders, gap_days: orders > 1 ? span / DAY_MS / (orders - 1) : USUAL_GAP, place }
}
