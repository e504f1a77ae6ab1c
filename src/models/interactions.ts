import { BellwetherError } from '../core/errors.ts'
import type { History, Interactions } from './recommender.ts'

/** Rows of each person, in the order of the data. */
export function rowsByPerson({ people, person }: Interactions): number[][] {
  const rows: number[][] = people.map(() => [])
  for (let row = 0; row < person.length; row++) rows[person[row]].push(row)
  return rows
}

/** Some rows as a history, in the data's own item indices. */
export const historyOf = ({ item, time_ms, basket }: Interactions, rows: readonly number[]): History => ({
  item: Int32Array.from(rows, (row) => item[row]),
  time_ms: Float64Array.from(rows, (row) => time_ms[row]),
  basket: Int32Array.from(rows, (row) => basket[row]),
})

/** @throws models.too_little_data where there is not one row. */
export function needInteractions({ item }: Interactions): void {
  if (item.length > 0) return
  throw new BellwetherError({ code: 'models.too_little_data', expected: 'at least one interaction before the cut' })
}
