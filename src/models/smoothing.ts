/** Levels that are tried for a smoothing constant: the loss is flat enough for this grid. */
const ALPHAS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99]

/** Simple exponential smoothing's last level with the smoothing constant of least squared one-step error. Starts at the mean of the first steps. */
export function smoothedLevel(values: ArrayLike<number>): { level: number; alpha: number } {
  let best = { level: values[0] ?? 0, alpha: 1, loss: Number.POSITIVE_INFINITY }
  const start = firstMean(values)
  for (const alpha of ALPHAS) {
    let level = start
    let loss = 0
    for (let t = 0; t < values.length; t++) {
      const error = values[t] - level
      loss += error * error
      level += alpha * error
    }
    if (loss < best.loss) best = { level, alpha, loss }
  }
  return best
}

function firstMean(values: ArrayLike<number>): number {
  const n = Math.min(values.length, 10)
  let sum = 0
  for (let t = 0; t < n; t++) sum += values[t]
  return n ? sum / n : 0
}

/** Multiplicative or additive seasonal part of a series. */
export interface Seasonality {
  /** One value for each step of the season, from the first value of the series on. */
  factors: Float64Array
  multiplicative: boolean
}

/**
 * Classical decomposition by a centred moving average: multiplicative where every value is positive, else additive. Null
 * where the autocorrelation at the season is not significant at 90 % (the test that the M competitions' Theta used) or
 * the series is shorter than three seasons.
 */
export function seasonalityOf(values: Float64Array, season: number): Seasonality | null {
  if (season < 2 || values.length < 3 * season || !isSeasonal(values, season)) return null
  const multiplicative = values.every((value) => value > 0)
  const trend = centred(values, season)
  const sums = new Float64Array(season)
  const counts = new Float64Array(season)
  for (let t = 0; t < values.length; t++) {
    if (Number.isNaN(trend[t])) continue
    sums[t % season] += multiplicative ? values[t] / trend[t] : values[t] - trend[t]
    counts[t % season]++
  }
  const factors = sums.map((sum, i) => sum / counts[i])
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / season
  return { factors: factors.map((factor) => (multiplicative ? factor / mean : factor - mean)), multiplicative }
}

function isSeasonal(values: Float64Array, season: number): boolean {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  let variance = 0
  for (const value of values) variance += (value - mean) ** 2
  if (variance === 0) return false
  const correlation = (lag: number) => {
    let sum = 0
    for (let t = lag; t < n; t++) sum += (values[t] - mean) * (values[t - lag] - mean)
    return sum / variance
  }
  let squares = 0
  for (let lag = 1; lag < season; lag++) squares += correlation(lag) ** 2
  return Math.abs(correlation(season)) > 1.645 * Math.sqrt((1 + 2 * squares) / n)
}

function centred(values: Float64Array, season: number): Float64Array {
  const half = season >> 1
  const even = season % 2 === 0
  return values.map((_, t) => {
    if (t < half || t + half >= values.length) return Number.NaN
    let sum = 0
    for (let k = -half; k <= half; k++) sum += values[t + k] * (even && Math.abs(k) === half ? 0.5 : 1)
    return sum / season
  })
}
