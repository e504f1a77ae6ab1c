import { randomIndex, seededRandom } from './random.ts'

export interface BootstrapOptions {
  seed: number
  /** 2,000 unless told otherwise. */
  resamples?: number
  /** Two-sided level; 0.95 unless told otherwise. */
  level?: number
}

/** Percentile bootstrap interval (Efron & Tibshirani 1993, ch. 13). */
export interface BootstrapInterval {
  lo: number
  hi: number
}

/**
 * Interval of any statistic of `n` units: units are drawn with replacement, and the statistic gets their indexes (an array
 * that it may not keep). Cost: resamples × the statistic. NaN results are left out.
 */
export function bootstrapStatistic(
  n: number,
  statistic: (indexes: Int32Array) => number,
  options: BootstrapOptions,
): BootstrapInterval {
  const { seed, resamples = 2_000, level = 0.95 } = options
  const random = seededRandom(seed)
  const indexes = new Int32Array(n)
  const found: number[] = []
  for (let r = 0; r < resamples; r++) {
    for (let i = 0; i < n; i++) indexes[i] = randomIndex(random, n)
    const value = statistic(indexes)
    if (!Number.isNaN(value)) found.push(value)
  }
  const sorted = Float64Array.from(found).sort()
  return { lo: quantile(sorted, (1 - level) / 2), hi: quantile(sorted, (1 + level) / 2) }
}

/** Interval of a mean over units. */
export function bootstrapMean(values: ArrayLike<number>, options: BootstrapOptions): BootstrapInterval {
  const mean = (indexes: Int32Array) => {
    let sum = 0
    for (let i = 0; i < indexes.length; i++) sum += values[indexes[i]]
    return sum / indexes.length
  }
  return bootstrapStatistic(values.length, mean, options)
}

/** Quantile of sorted values by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996). NaN of none. */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  if (sorted.length === 0) return Number.NaN
  const at = (sorted.length - 1) * q
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (at - below) * (sorted[above] - sorted[below])
}
