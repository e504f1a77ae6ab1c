import { quantile } from './bootstrap.ts'

const BINS = 10
/** Added to every bin's count, so that an empty bin is rare and not impossible. */
const PSEUDO_COUNT = 0.5

/**
 * Population stability index of numbers: Σ (now − then) ln(now ÷ then) over ten bins at the quantiles of the reference
 * (Siddiqi 2006). 0 is no change; above 0.2 is commonly held to call for action. Bins of equal edges are one bin.
 */
export function psi(reference: ArrayLike<number>, recent: ArrayLike<number>): number {
  const sorted = Float64Array.from(reference).sort()
  const edges = [...new Set(Array.from({ length: BINS - 1 }, (_, i) => quantile(sorted, (i + 1) / BINS)))]
  return psiOfCounts(histogram(reference, edges), histogram(recent, edges))
}

/** The same over categories: counts in the same order. */
export function psiOfCounts(reference: readonly number[], recent: readonly number[]): number {
  const total = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0) + PSEUDO_COUNT * counts.length
  const [then, now] = [total(reference), total(recent)]
  return reference.reduce((sum, count, bin) => {
    const [p, q] = [(count + PSEUDO_COUNT) / then, (recent[bin] + PSEUDO_COUNT) / now]
    return sum + (q - p) * Math.log(q / p)
  }, 0)
}

/** Counts of values up to each edge, and above the last. */
function histogram(values: ArrayLike<number>, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0)
  for (let i = 0; i < values.length; i++) {
    const at = edges.findIndex((edge) => values[i] <= edge)
    counts[at === -1 ? edges.length : at]++
  }
  return counts
}
