const HEX = Array.from({ length: 65_536 }, (_, i) => i.toString(16).padStart(4, '0'))

/** Chance that repeats itself: sfc32 (Doty-Humphrey, PractRand), about 5 ns a number. The same two seeds, the same numbers. */
export class Random {
  #a: number
  #b: number
  #c = 1
  #d: number

  constructor(seed: number, stream: number) {
    this.#a = seed | 0
    this.#b = Math.imul(stream, 0x9e3779b1) | 0
    this.#d = stream | 0
    for (let i = 0; i < 12; i++) this.bits()
  }

  /** 32 random bits, 0 … 2^32 − 1. */
  bits(): number {
    const t = (((this.#a + this.#b) | 0) + this.#d) | 0
    this.#d = (this.#d + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t
    this.#c |= 0
    return t >>> 0
  }

  /** 0 ≤ x < 1. */
  next(): number {
    return this.bits() / 4_294_967_296
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  /** 0 … n − 1. */
  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)]
  }

  /** Index of a cumulative table that ends in 1. */
  weighted(cumulative: ArrayLike<number>): number {
    const x = this.next()
    let [low, high] = [0, cumulative.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (cumulative[middle] > x) high = middle
      else low = middle + 1
    }
    return low
  }

  /** A version-4 UUID. */
  uuid(): string {
    const [a, b, c, d] = [this.bits(), this.bits(), this.bits(), this.bits()]
    return `${HEX[a >>> 16]}${HEX[a & 0xffff]}-${HEX[b >>> 16]}-${HEX[(b & 0x0fff) | 0x4000]}-${HEX[((c >>> 16) & 0x3fff) | 0x8000]}-${HEX[c & 0xffff]}${HEX[d >>> 16]}${HEX[d & 0xffff]}`
  }
}

/** Weights as a cumulative table that ends in 1. */
export function cumulated(weights: ArrayLike<number>): Float64Array {
  const sums = Float64Array.from(weights)
  for (let i = 1; i < sums.length; i++) sums[i] += sums[i - 1]
  return sums.map((value) => value / sums[sums.length - 1])
}
