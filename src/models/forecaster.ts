import type { Fitted } from './family.ts'

/** Series of one frequency, each a run of equally spaced values. */
export interface SeriesSet {
  /** Season in steps (7 for days with a week's rhythm); 1 where there is none. */
  season: number
  series: {
    id: string
    /** Start of the first step, ms since 1970. */
    start_ms: number
    /** Length of a step in ms. */
    step_ms: number
    /** Values, oldest first; a step without a sale is 0, an unknown one NaN. */
    values: Float64Array
  }[]
}

/** Quantiles that every forecast gives: 0.1 … 0.9 for pinball, and the ends of the 80 % and 95 % intervals. */
export const QUANTILES = [0.025, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.975] as const

/** A forecast of one series: `mean[h]`, and `quantiles[q][h]` for each of QUANTILES, h = 0 … horizon − 1. */
export interface Forecast {
  mean: Float64Array
  quantiles: Float64Array[]
}

/** A trained forecaster: it keeps what it needs of each series that it was fitted on. */
export interface Forecaster extends Fitted {
  /** Ids of the series it knows. */
  ids: readonly string[]
  /** Start of the first step that it forecasts of a series, ms since 1970. */
  next_ms(id: string): number
  /** In-sample mean absolute error of a series' seasonal naive: what its errors are scaled by. */
  scale(id: string): number
  /** Steps after the end of the series it was fitted on. Throws `models.unknown_series`. */
  forecast(id: string, horizon: number): Forecast
}
