import { randomIndex, seededRandom } from '../../stats/random.ts'

/** Numberings drawn at random for a null. */
const DRAWN = 20

/** A statistic of the ids' order beside the same under ids dealt out anew. */
export interface Permuted {
  value: number
  /** Mean under the permutations. */
  chance: number
  /** Distance from it in the larger of the permutations' spread and `error`: the first is not known well after so few. */
  z: number
  /** Further from the mean than each of the permutations. */
  outside: boolean
}

/** `statistic` of a place for each item. `error`: its own standard error. Cost: 21 × the statistic. */
export function underPermutation(
  statistic: (place: Int32Array) => number,
  place: Int32Array,
  { seed, error = 0 }: { seed: number; error?: number },
): Permuted {
  const random = seededRandom(seed)
  const value = statistic(place)
  const drawn = Array.from({ length: DRAWN }, () => statistic(shuffled(place, random)))
  const chance = drawn.reduce((sum, one) => sum + one, 0) / DRAWN
  const variance = drawn.reduce((sum, one) => sum + (one - chance) ** 2, 0) / (DRAWN - 1)
  const spread = Math.max(Math.sqrt(variance), error)
  return {
    value,
    chance,
    z: spread > 0 ? (value - chance) / spread : 0,
    outside: drawn.every((one) => Math.abs(one - chance) < Math.abs(value - chance)),
  }
}

/** A copy in random order (Fisher–Yates). */
export function shuffled(values: Int32Array, random: () => number): Int32Array {
  const out = values.slice()
  for (let i = out.length - 1; i > 0; i--) {
    const j = randomIndex(random, i + 1)
    ;[out[i], out[j]] = [out[j], out[i]]
  }
  return out
}
