/** Sweeps after which ranks of the public sets moved the figures no more. */
const SWEEPS = 12

/** Pairs with an item of rank 0 that every item is given, one above and one below: without them rare items rank at the ends. */
const PRIOR = 2

/**
 * The one order of all items that the pairs (first, second, first, second …) agree with best, in least squares: the
 * second stands one above the first (Massey 1997, as for teams by their games). Jacobi sweeps; cost: sweeps × pairs.
 */
export function listOrder(pairs: Int32Array, items: number): Float64Array {
  const met = new Float64Array(items).fill(PRIOR)
  for (const item of pairs) met[item]++
  let rank = new Float64Array(items)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const sums = new Float64Array(items)
    for (let at = 0; at < pairs.length; at += 2) {
      const [first, second] = [pairs[at], pairs[at + 1]]
      sums[second] += rank[first] + 1
      sums[first] += rank[second] - 1
    }
    rank = sums.map((sum, item) => sum / met[item])
  }
  return rank
}
