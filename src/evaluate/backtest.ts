import { type Forecaster, QUANTILES, type SeriesSet } from '../models/forecaster.ts'
import { mase, seasonalNaiveScale } from '../stats/forecast.ts'
import type { Window } from './judge.ts'

/** A series as pages list it, with what the recipe would have said of the test window before it came. */
export interface BacktestedSeries {
  id: string
  /** Units a day over the dataset's last 90 days (fewer where it began later). */
  volume: number
  /** MASE of the window; null where the series never moved before it, or began too late to be tried. */
  error: number | null
  /** Units a day of the window, oldest first; empty where it was not tried. */
  mean: number[]
  lo80: number[]
  hi80: number[]
}

/** What a forecast recipe, fitted on what lies before the test window, said of each of its days. */
export interface Backtest {
  /** Start of the window's first day, ms since 1970. */
  from_ms: number
  step_ms: number
  series: BacktestedSeries[]
}

const VOLUME_STEPS = 90
const DAY_MS = 86_400_000
const at = (q: (typeof QUANTILES)[number]) => QUANTILES.indexOf(q)

/** Of each series of the dataset, from a model that was fitted before the window. Numbers keep four digits: 28 days of 300 series are 150 kB of JSON. */
export function backtest(model: Forecaster, data: SeriesSet, window: Window): Backtest {
  const known = new Set(model.ids)
  const [{ start_ms, step_ms } = { start_ms: window.from_ms, step_ms: DAY_MS }] = data.series
  return {
    from_ms: start_ms + Math.floor((window.from_ms - start_ms) / step_ms) * step_ms,
    step_ms,
    series: data.series.map((series) => {
      const { id, values } = series
      const last = values.subarray(Math.max(0, values.length - VOLUME_STEPS))
      const volume = short(last.reduce((sum, value) => sum + value, 0) / Math.max(1, last.length))
      if (series.start_ms >= window.from_ms || !known.has(id))
        return { id, volume, error: null, mean: [], lo80: [], hi80: [] }
      const from = Math.floor((window.from_ms - series.start_ms) / series.step_ms)
      const actual = values.subarray(from)
      const { mean, quantiles } = model.forecast(id, actual.length)
      const error = mase(actual, mean, seasonalNaiveScale(values.subarray(0, from), data.season))
      return {
        id,
        volume,
        error: Number.isFinite(error) ? short(error) : null,
        mean: Array.from(mean, short),
        lo80: Array.from(quantiles[at(0.1)], short),
        hi80: Array.from(quantiles[at(0.9)], short),
      }
    }),
  }
}

const short = (value: number): number => Number(value.toPrecision(4))
