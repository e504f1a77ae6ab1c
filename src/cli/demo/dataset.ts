import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { raw, sql } from '../../store/sql.ts'
import type { Store } from '../../store/store.ts'

/** Online Retail (UCI, Daqing Chen, CC BY 4.0) and its import map. */
const folder = new URL('../../../examples/online-retail/', import.meta.url)

export const retailFile = fileURLToPath(new URL('online-retail.parquet', folder))
export const retailMap = fileURLToPath(new URL('map.json', folder))

/** Where history ends and the replay begins, and where it ends: in the evening of the shop's last day, so that today has orders. */
export const replayStart = new Date('2011-11-09T00:00:00Z')
export const replayEnd = new Date('2011-12-09T18:00:00Z')

const quote = (path: string) => raw(`'${path.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`)

/** Writes the lines before the replay into a file of their own, to be imported as a user would, and returns its path. */
export async function historyFile(store: Store): Promise<string> {
  const folder = join(store.dir, 'demo')
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'online-retail-until-2011-11-08.parquet')
  await store.clickhouse.command(sql`
    INSERT INTO FUNCTION file(${quote(path)}, Parquet) SELECT * FROM file(${quote(retailFile)}, Parquet)
    WHERE toDateTime(invoice_date, 'UTC') < ${replayStart} SETTINGS engine_file_truncate_on_insert = 1`)
  return path
}

/** The shop's catalogue as its lines before the replay tell it: the newest description of each code, the median price. */
export function catalogueItems(store: Store): Promise<{ item: string; name: string; price: number }[]> {
  return store.clickhouse.query(sql`
    SELECT toString(stock_code) AS item, argMax(description, (invoice_date, description)) AS name,
      round(median(unit_price), 2) AS price
    FROM file(${quote(retailFile)}, Parquet)
    WHERE toDateTime(invoice_date, 'UTC') < ${replayStart} AND description != '' AND quantity > 0 AND unit_price > 0
    GROUP BY item ORDER BY item`)
}

/** A line of the shop's file. */
export interface RetailLine {
  invoice_no: string
  stock_code: string
  description: string | null
  quantity: number
  time_ms: number
  unit_price: number
  customer_id: string | null
  country: string
}

/** The lines of the replay in the order of time. */
export function replayLines(store: Store): Promise<RetailLine[]> {
  return store.clickhouse.query<RetailLine>(sql`
    SELECT toString(invoice_no) AS invoice_no, toString(stock_code) AS stock_code, description, quantity,
      toUnixTimestamp(toDateTime(invoice_date, 'UTC')) * 1000 AS time_ms, unit_price, toString(customer_id) AS customer_id, country
    FROM file(${quote(retailFile)}, Parquet) WHERE toDateTime(invoice_date, 'UTC') >= ${replayStart}
    ORDER BY time_ms, invoice_no, stock_code, quantity`)
}
