import type { Interactions } from '../models/recommender.ts'
import { sql } from '../store/sql.ts'
import type { Cell } from './cell.ts'
import { ofPerson } from './lines.ts'
import { floats, indexed, readParquet, writeParquet } from './parquet.ts'

const FILE = 'interactions.parquet'

/** Who took which item in which order, once an order; and what the items are. */
export const prepareRecommendation: Cell<'recommendation'> = {
  days: ({ window_days }) => window_days,
  async write({ store, lines, dir }) {
    const interactions = await writeParquet(
      store,
      dir,
      FILE,
      sql`
      SELECT person_id AS person, item, toFloat64(toUnixTimestamp64Milli(min(timestamp))) AS time_ms, basket
      FROM ${lines.table} WHERE ${ofPerson} GROUP BY person_id, basket, item ORDER BY time_ms, person, basket, item`,
    )
    const items = await writeParquet(
      store,
      dir,
      'items.parquet',
      sql`
      SELECT item, argMax(name, (timestamp, name)) AS name, medianExact(price) AS price, toFloat64(toUnixTimestamp64Milli(min(timestamp))) AS first_seen_ms
      FROM ${lines.table} WHERE ${ofPerson} GROUP BY item ORDER BY item`,
    )
    return { [FILE]: interactions, 'items.parquet': items }
  },
  latest: { file: FILE, column: 'time_ms' },
}

/** The interactions of a dataset, oldest first. */
export async function readRecommendation(dir: string): Promise<Interactions> {
  const { columns } = await readParquet(dir, FILE)
  const [people, items] = [indexed(columns.person), indexed(columns.item)]
  // Two people may both have an order 1.
  const baskets = indexed(Array.from(columns.basket, (basket, row) => `${people.index[row]} ${basket}`))
  return {
    people: people.names,
    items: items.names,
    person: people.index,
    item: items.index,
    time_ms: floats(columns.time_ms),
    basket: baskets.index,
  }
}
