/** In-sample mean absolute error of the seasonal naive: what MASE and the scaled pinball loss divide by. NaN steps are left out. */
export function seasonalNaiveScale(history: ArrayLike<number>, season: number): number {
  let sum = 0
  let n = 0
  for (let t = season; t < history.length; t++) {
    const error = Math.abs(history[t] - history[t - season])
    if (Number.isNaN(error)) continue
    sum += error
    n++
  }
  return n ? sum / n : 0
}

/** Mean absolute error over steps that are known. */
export const meanAbsoluteError = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number =>
  meanOver(actual, (y, h) => Math.abs(y - forecast[h]))

/** Mean absolute scaled error (Hyndman & Koehler 2006): MAE ÷ the scale. NaN where the scale is 0. */
export const mase = (actual: ArrayLike<number>, forecast: ArrayLike<number>, scale: number): number =>
  scale > 0 ? meanAbsoluteError(actual, forecast) / scale : Number.NaN

/** Symmetric mean absolute percentage error in percent, 200 |y − f| ÷ (|y| + |f|), 0 where both are 0 (M3's definition). */
export const smape = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number =>
  meanOver(actual, (y, h) => {
    const size = Math.abs(y) + Math.abs(forecast[h])
    return size === 0 ? 0 : (200 * Math.abs(y - forecast[h])) / size
  })

/** Pinball loss of one quantile forecast: q (y − f) where y ≥ f, (1 − q)(f − y) below (Koenker & Bassett 1978). */
export const pinball = (actual: ArrayLike<number>, forecast: ArrayLike<number>, q: number): number =>
  meanOver(actual, (y, h) => Math.max(q * (y - forecast[h]), (q - 1) * (y - forecast[h])))

/** Share of steps whose value lies in [lo, hi]. */
export const intervalCoverage = (actual: ArrayLike<number>, lo: ArrayLike<number>, hi: ArrayLike<number>): number =>
  meanOver(actual, (y, h) => (y >= lo[h] && y <= hi[h] ? 1 : 0))

/** Σ |error| and Σ |y| of a series: WAPE of a set is the ratio of the sums over its series. */
export function weightedError(actual: ArrayLike<number>, forecast: ArrayLike<number>): { error: number; size: number } {
  let error = 0
  let size = 0
  for (let h = 0; h < actual.length; h++) {
    if (Number.isNaN(actual[h])) continue
    error += Math.abs(actual[h] - forecast[h])
    size += Math.abs(actual[h])
  }
  return { error, size }
}

function meanOver(actual: ArrayLike<number>, of: (y: number, h: number) => number): number {
  let sum = 0
  let n = 0
  for (let h = 0; h < actual.length; h++) {
    if (Number.isNaN(actual[h])) continue
    sum += of(actual[h], h)
    n++
  }
  return n ? sum / n : Number.NaN
}
