import { z } from 'zod'
import { forecastFamily, type PointForecast } from './forecasting.ts'
import { type Seasonality, seasonalityOf, smoothedLevel } from './smoothing.ts'

const Nothing = z.strictObject({})

/** Simple exponential smoothing (Brown 1956), its constant found on each series. */
export const ses = forecastFamily({
  name: 'ses',
  about: 'Simple exponential smoothing.',
  params: Nothing,
  grid: [{}],
  point: () => (values, horizon) => new Float64Array(horizon).fill(smoothedLevel(values).level),
})

/**
 * The Theta method (Assimakopoulos & Nikolopoulos 2000) as the M3 competition ran it: where the season shows, the series
 * is seasonally adjusted; its forecast is the mean of the straight line through it and the smoothing of its theta = 2 line;
 * which is smoothing with half the line's slope as drift (Hyndman & Billah 2003).
 */
const thetaPoint: PointForecast = (values, horizon, season) => {
  const seasonality = seasonalityOf(values, season)
  const adjusted = seasonality ? values.map((value, t) => apply(seasonality, t, value, -1)) : values
  const n = adjusted.length
  const slope = slopeOf(adjusted)
  const { level, alpha } = smoothedLevel(adjusted)
  // As n grows the bracket tends to h + 1/alpha − 1: what the smoothing lags behind the line.
  const forecast = Float64Array.from(
    { length: horizon },
    (_, h) => level + (slope / 2) * (h + (1 - (1 - alpha) ** n) / alpha),
  )
  return seasonality ? forecast.map((value, h) => apply(seasonality, n + h, value, 1)) : forecast
}

function apply({ factors, multiplicative }: Seasonality, t: number, value: number, sign: 1 | -1): number {
  const factor = factors[t % factors.length]
  if (multiplicative) return sign > 0 ? value * factor : value / factor
  return value + sign * factor
}

/** Least squares slope of the values on time. */
function slopeOf(values: Float64Array): number {
  const n = values.length
  if (n < 2) return 0
  const middle = (n - 1) / 2
  let sxy = 0
  let sxx = 0
  for (let t = 0; t < n; t++) {
    sxy += (t - middle) * values[t]
    sxx += (t - middle) ** 2
  }
  return sxy / sxx
}

export const theta = forecastFamily({
  name: 'theta',
  about: 'The Theta method (Assimakopoulos & Nikolopoulos 2000), best of the M3 competition.',
  params: Nothing,
  grid: [{}],
  point: () => thetaPoint,
})
