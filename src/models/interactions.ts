import { BellwetherError } from '../core/errors.ts'
import type { History, Interactions } from './recommender.ts'

/** Rows of each person, in the order of the data. */
export function rowsByPerson({ people, person }: Interactions): number[][] {
  const rows: number[][] = people.map(() => [])
  for (let row = 0; row < person.length; row++) rows[person[row]].push(row)
  return rows
}

/** Some rows as a history, in the data's own item indices. */
export function historyOf({ item, time_ms, basket }: Interactions, rows: readonly number[]): History {
  const n = rows.length
  const history = { item: new Int32Array(n), time_ms: new Float64Array(n), basket: new Int32Array(n) }
  for (let i = 0; i < n; i++) {
    history.item[i] = item[rows[i]]
    history.time_ms[i] = time_ms[rows[i]]
    history.basket[i] = basket[rows[i]]
  }
  return history
}

/** The same data with its items numbered in the order of their names; itself where they are so already. */
export function inOrderOfNames(data: Interactions): Interactions {
  if (data.items.every((item, i) => i === 0 || data.items[i - 1] < item)) return data
  const items = data.items.toSorted()
  const numbers = new Map(items.map((item, i) => [item, i]))
  const numberOf = Int32Array.from(data.items, (item) => numbers.get(item) as number)
  const { content } = data
  const words = content && new Map(data.items.map((item, i) => [item, content[i]]))
  return {
    ...data,
    items,
    item: data.item.map((item) => numberOf[item]),
    ...(words && { content: items.map((item) => words.get(item) as readonly string[]) }),
  }
}

/** @throws models.too_little_data where there is not one row. */
export function needInteractions({ item }: Interactions): void {
  if (item.length > 0) return
  throw new BellwetherError({ code: 'models.too_little_data', expected: 'at least one interaction before the cut' })
}

/**
 * Rows of the data, with only the people and items that they name: the names of others would tell of them. Items stay in
 * the order that they have, people and orders are numbered as they appear.
 */
export function rowsWhere(data: Interactions, keep: Uint8Array): Interactions {
  const rows: number[] = []
  for (let row = 0; row < data.item.length; row++) if (keep[row]) rows.push(row)
  const of = (column: Int32Array) => rows.map((row) => column[row])
  const [person, basket] = [data.person, data.basket].map((column) => compact(of(column)))
  const item = compact(of(data.item), (a, b) => a - b)
  return {
    people: person.kept.map((i) => data.people[i]),
    items: item.kept.map((i) => data.items[i]),
    person: person.index,
    item: item.index,
    time_ms: Float64Array.from(rows, (row) => data.time_ms[row]),
    basket: basket.index,
    ...(data.content && { content: item.kept.map((i) => data.content?.[i] ?? []) }),
  }
}

/** The values once each, as they appear or in an order, and the place of each. */
function compact(values: readonly number[], order?: (a: number, b: number) => number) {
  const kept = [...new Set(values)]
  if (order) kept.sort(order)
  const places = new Map(kept.map((value, place) => [value, place]))
  return { kept, index: Int32Array.from(values, (value) => places.get(value) as number) }
}

/** Of a cut what it was cut from and when; of what was cut, its cuts. */
const origins = new WeakMap<Interactions, { whole: Interactions; cut_ms: number }>()
const cuts = new WeakMap<Interactions, Map<number, Interactions>>()

/**
 * Rows before an instant, with only the people and items that they name: the names of what comes later would tell of it.
 * The same cut is the same object, be it of the whole or of a later cut, so that models share what they computed of it.
 */
export function before(data: Interactions, cut_ms: number): Interactions {
  const { whole, cut_ms: own } = origins.get(data) ?? { whole: data, cut_ms: Number.POSITIVE_INFINITY }
  const at = Math.min(cut_ms, own)
  const known = cuts.get(whole) ?? new Map<number, Interactions>()
  cuts.set(whole, known)
  const found =
    known.get(at) ??
    rowsWhere(
      whole,
      Uint8Array.from(whole.time_ms, (time_ms) => (time_ms < at ? 1 : 0)),
    )
  known.set(at, found)
  origins.set(found, { whole, cut_ms: at })
  return found
}
