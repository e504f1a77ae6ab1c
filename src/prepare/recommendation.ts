import { inOrderOfNames } from '../models/interactions.ts'
import type { Interactions } from '../models/recommender.ts'
import { sql } from '../store/sql.ts'
import type { Cell } from './cell.ts'
import { examine } from './doctor/examine.ts'
import { itemWords } from './item-words.ts'
import { ofPerson } from './lines.ts'
import { floats, indexed, readParquet, writeParquet } from './parquet.ts'

const FILE = 'interactions.parquet'
const ITEMS = 'items.parquet'

/**
 * Who took which item in which order, once an order; and what the items are. Equal times are ordered at random, but
 * always the same: by any name they would stand in an order that tells.
 */
export const prepareRecommendation: Cell<'recommendation'> = {
  days: ({ window_days }) => window_days,
  async write({ store, lines, dir }) {
    const interactions = await writeParquet(
      store,
      dir,
      FILE,
      sql`
      SELECT person_id AS person, item, toFloat64(toUnixTimestamp64Milli(min(timestamp))) AS time_ms, basket
      FROM ${lines.table} WHERE ${ofPerson} GROUP BY person_id, basket, item
      ORDER BY time_ms, person, cityHash64(person, basket), basket, cityHash64(person, basket, item), item`,
    )
    const items = await writeParquet(
      store,
      dir,
      ITEMS,
      sql`
      SELECT item, argMax(name, (timestamp, name)) AS name, medianExact(price) AS price, toFloat64(toUnixTimestamp64Milli(min(timestamp))) AS first_seen_ms
      FROM ${lines.table} WHERE ${ofPerson} GROUP BY item ORDER BY item`,
    )
    return { [FILE]: interactions, [ITEMS]: items }
  },
  latest: { file: FILE, column: 'time_ms' },
  examine: (dir, { test }, signal) => examine({ dir, cut_ms: test.from_ms }, signal),
}

/** The interactions of a dataset, oldest first, with what its items are called and cost. */
export async function readRecommendation(dir: string): Promise<Interactions> {
  const { columns } = await readParquet(dir, FILE)
  const [people, items] = [indexed(columns.person), indexed(columns.item)]
  const words = await readWords(dir)
  // Two people may both have an order 1.
  const baskets = indexed(Array.from(columns.basket, (basket, row) => `${people.index[row]} ${basket}`))
  return inOrderOfNames({
    people: people.names,
    items: items.names,
    person: people.index,
    item: items.index,
    time_ms: floats(columns.time_ms),
    basket: baskets.index,
    content: items.names.map((item) => words.get(item) ?? []),
  })
}

async function readWords(dir: string): Promise<Map<string, string[]>> {
  const { rows, columns } = await readParquet(dir, ITEMS)
  return new Map(
    Array.from({ length: rows }, (_, row) => [
      String(columns.item[row]),
      itemWords(String(columns.name[row] ?? ''), Number(columns.price[row])),
    ]),
  )
}

/** What the items of a dataset are called, by id; an item without a name is called nothing. */
export async function readNames(dir: string): Promise<Map<string, string>> {
  const { rows, columns } = await readParquet(dir, ITEMS)
  const names = new Map<string, string>()
  for (let row = 0; row < rows; row++) names.set(String(columns.item[row]), String(columns.name[row]))
  return names
}
