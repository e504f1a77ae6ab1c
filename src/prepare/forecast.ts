import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProjectId } from '../core/ids.ts'
import { DAY_MS } from '../core/time.ts'
import type { SeriesSet } from '../models/forecaster.ts'
import { type Sql, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import type { Cell } from './cell.ts'
import { clean, markLines, type OrderLines } from './lines.ts'
import { readParquet, writeParquet } from './parquet.ts'
import type { DefinitionOf } from './target.ts'

const FILE = 'demand.parquet'
const SERIES = 'series.json'

/** Id of the sum over all items, the ones too cold for a series of their own included. */
export const TOTAL = '*'

interface SeriesFacts {
  season: number
  /** First midnight after the last day of every series, ms since 1970. */
  end_ms: number
}

/** Units a day: of each item that sells on enough days, the most valuable first, and of all items together. */
export const prepareForecast: Cell<'forecast'> = {
  days: ({ horizon_days }) => horizon_days,
  async write({ store, definition, cutoff, lines, dir }) {
    const { max_series, min_days_sold, season_days } = definition
    const rows = await writeParquet(
      store,
      dir,
      FILE,
      sql`
      SELECT series, day, units FROM (${demand(lines)})
      WHERE series = ${TOTAL} OR series IN (
        SELECT item FROM ${lines.table} WHERE ${clean} GROUP BY item HAVING uniqExact(toDate(timestamp)) >= ${min_days_sold}
        ORDER BY sum(units * price) DESC, item LIMIT ${max_series})
      ORDER BY series, day`,
    )
    const facts: SeriesFacts = { season: season_days, end_ms: Math.floor(cutoff.getTime() / DAY_MS) * DAY_MS }
    await writeFile(join(dir, SERIES), JSON.stringify(facts))
    return { [FILE]: rows }
  },
  latest: { file: FILE, column: 'day' },
}

/** Units by item and day, and by day, added up from the smallest so that fractions give the same digits each time; `day` is midnight in ms since 1970. */
const demand = (lines: OrderLines): Sql => sql`
  SELECT item AS series, toFloat64(toUnixTimestamp(toDateTime(toDate(timestamp), 'UTC'))) * 1000 AS day, arraySum(arraySort(groupArray(units))) AS units
  FROM ${lines.table} WHERE ${clean} GROUP BY series, day
  UNION ALL
  SELECT ${TOTAL} AS series, toFloat64(toUnixTimestamp(toDateTime(toDate(timestamp), 'UTC'))) * 1000 AS day, arraySum(arraySort(groupArray(units))) AS units
  FROM ${lines.table} WHERE ${clean} GROUP BY series, day`

/** Series of a dataset: from the day an item first sold to the cut-off, days without a sale are 0. */
export async function readForecast(dir: string): Promise<SeriesSet> {
  const { season, end_ms } = JSON.parse(await readFile(join(dir, SERIES), 'utf8')) as SeriesFacts
  const { rows, columns } = await readParquet(dir, FILE)
  const series: SeriesSet['series'] = []
  for (let from = 0; from < rows; ) {
    const id = String(columns.series[from])
    let to = from
    while (to < rows && columns.series[to] === id) to++
    const start_ms = Number(columns.day[from])
    const values = new Float64Array(Math.round((end_ms - start_ms) / DAY_MS))
    for (let row = from; row < to; row++)
      values[Math.round((Number(columns.day[row]) - start_ms) / DAY_MS)] = Number(columns.units[row])
    series.push({ id, start_ms, step_ms: DAY_MS, values })
    from = to
  }
  return { season, series }
}

/**
 * What was sold since an instant, by the same rules as the dataset: units by series and day index, for measuring how a
 * forecast did. Reads the target's lines once.
 */
export async function demandSince(
  store: Store,
  project: ProjectId,
  definition: DefinitionOf<'forecast'>,
  from: Date,
  to: Date,
): Promise<Map<string, Float64Array>> {
  const lines = await markLines(store, project, definition, to)
  try {
    const found = await store.clickhouse.query<{ series: string; day: number; units: number }>(
      sql`SELECT series, day, units FROM (${demand(lines)}) WHERE day >= ${from.getTime()}`,
    )
    const days = Math.floor((to.getTime() - from.getTime()) / DAY_MS)
    const sold = new Map<string, Float64Array>()
    for (const { series, day, units } of found) {
      const values = sold.get(series) ?? new Float64Array(days)
      values[Math.round((day - from.getTime()) / DAY_MS)] = units
      sold.set(series, values)
    }
    return sold
  } finally {
    await lines.drop()
  }
}
