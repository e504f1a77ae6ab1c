import { BellwetherError } from '../core/errors.ts'
import { DAY_MS, dayOf, startOfDay } from '../core/time.ts'
import type { Forecaster } from '../models/forecaster.ts'
import { demandSince } from '../prepare/forecast.ts'
import type { DefinitionOf } from '../prepare/target.ts'
import type { Store } from '../store/store.ts'
import type { Backtests } from './backtests.ts'
import type { Catalogue } from './catalogue.ts'
import type { ForecastService } from './forecast.ts'

/** What pages about one forecast target rest on, beside what answers for it. */
export interface ForecastPages extends Pick<ForecastService, 'serving' | 'clock'> {
  backtests: Backtests
  catalogue: Catalogue
  demand: Demand
}

/** A series as a list shows it. */
export interface SeriesRow {
  series: string
  /** As the catalogue has it. */
  name: string | null
  /** Units a day over the last 90 days of what the champion learnt from; null where its making did not say. */
  volume: number | null
  /** MASE of the backtest; null where it has none. */
  error: number | null
}

export interface SeriesQuery {
  sort: 'volume' | 'error' | 'name'
  order: 'asc' | 'desc'
  /** Part of the id or the name, in any case. */
  search: string
  /** Series of the row before the first. */
  cursor?: string
  limit: number
}

/** The champion's series, a page at a time; what has no value in the column sorted by comes last. Throws `core.invalid` for a cursor of another list. */
export async function listSeries(
  pages: ForecastPages,
  { sort, order, search, cursor, limit }: SeriesQuery,
): Promise<{ series: SeriesRow[]; total: number; next: string | null }> {
  const { model, hash } = await pages.serving.champion()
  const [backtest, known] = await Promise.all([pages.backtests.of(hash), pages.catalogue.attributes()])
  const tested = new Map(backtest?.series.map((row) => [row.id, row]))
  const wanted = search.toLowerCase()
  const rows = model.ids
    .map((series): SeriesRow => {
      const { volume = null, error = null } = tested.get(series) ?? {}
      return { series, name: nameOf(known, series), volume, error }
    })
    .filter(({ series, name }) => `${series}\n${name ?? ''}`.toLowerCase().includes(wanted))
    .sort(comparing(sort, order === 'asc' ? 1 : -1))
  const from = cursor === undefined ? 0 : rows.findIndex(({ series }) => series === cursor) + 1
  if (cursor !== undefined && from === 0)
    throw new BellwetherError({ code: 'core.invalid', field: 'cursor', expected: '`next` of the page before' })
  const page = rows.slice(from, from + limit)
  return { series: page, total: rows.length, next: from + limit < rows.length ? page[page.length - 1].series : null }
}

function comparing(sort: SeriesQuery['sort'], sign: 1 | -1): (a: SeriesRow, b: SeriesRow) => number {
  const byId = (a: SeriesRow, b: SeriesRow) => (a.series < b.series ? -1 : 1)
  if (sort === 'name')
    return (a, b) => sign * (a.name ?? a.series).localeCompare(b.name ?? b.series, 'en') || byId(a, b)
  return (a, b) => {
    const [x, y] = [a[sort], b[sort]]
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byId(a, b)
    return sign * (x - y) || byId(a, b)
  }
}

const nameOf = (known: ReadonlyMap<string, Record<string, unknown>>, series: string): string | null => {
  const name = known.get(series)?.name
  return typeof name === 'string' ? name : null
}

/** What was wanted of a series, beside what the champion's recipe would have said of its test window. */
export interface SeriesHistory {
  series: string
  name: string | null
  model: { name: string; version: number }
  error: number | null
  /** Whole days up to yesterday, oldest first. */
  actual: { ds: string; units: number }[]
  backtest: { ds: string; mean: number; lo80: number; hi80: number }[]
}

/** Throws `deploy.unknown_series`. The first question of a day reads the target's lines once, about 1 s for half a million. */
export async function seriesHistory(pages: ForecastPages, series: string, days: number): Promise<SeriesHistory> {
  const { model, hash, family, version } = await pages.serving.champion()
  if (!model.ids.includes(series)) throw unknownSeries(model, series)
  const today_ms = startOfDay(pages.clock.now().getTime())
  const [backtest, known, sold] = await Promise.all([
    pages.backtests.of(hash),
    pages.catalogue.attributes(),
    pages.demand.of(series, today_ms, days),
  ])
  const tested = backtest?.series.find(({ id }) => id === series)
  return {
    series,
    name: nameOf(known, series),
    model: { name: family, version },
    error: tested?.error ?? null,
    actual: Array.from(sold, (units, day) => ({ ds: dayOf(today_ms - (days - day) * DAY_MS), units })),
    backtest: (tested?.mean ?? []).map((mean, step) => ({
      ds: dayOf((backtest?.from_ms ?? 0) + step * (backtest?.step_ms ?? DAY_MS)),
      mean,
      lo80: tested?.lo80[step] ?? mean,
      hi80: tested?.hi80[step] ?? mean,
    })),
  }
}

const unknownSeries = (model: Forecaster, got: string) =>
  new BellwetherError({
    code: 'deploy.unknown_series',
    field: 'series',
    got,
    expected: `one of ${model.ids.length} series, such as ${model.ids.slice(0, 3).join(', ')}`,
  })

/** Units a day by series, by the dataset's rules. */
export interface Demand {
  /** The `days` whole days before `today_ms`, oldest first. */
  of(series: string, today_ms: number, days: number): Promise<Float64Array>
}

/** The most days that can be asked for. */
export const MAX_DAYS = 731
const FRESH_MS = 10 * 60_000

/** All series of two years are read at once and kept for ten minutes or until the day ends: about 6 kB a series. */
export function openDemand(store: Store, target: { project: string; definition: DefinitionOf<'forecast'> }): Demand {
  let kept: { today_ms: number; read_at: number; sold: Promise<Map<string, Float64Array>> } | undefined
  return {
    async of(series, today_ms, days) {
      if (kept?.today_ms !== today_ms || performance.now() - kept.read_at > FRESH_MS) {
        const from = new Date(today_ms - MAX_DAYS * DAY_MS)
        const sold = demandSince(store, target.project, target.definition, from, new Date(today_ms))
        kept = { today_ms, read_at: performance.now(), sold }
        sold.catch(() => {
          kept = undefined
        })
      }
      return ((await kept.sold).get(series) ?? new Float64Array(MAX_DAYS)).slice(MAX_DAYS - days)
    },
  }
}
