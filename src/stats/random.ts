/** A stream of uniform numbers in [0, 1): the same seed gives the same numbers on every machine. */
export type Random = () => number

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded by splitmix32: 2^128 states, passes PractRand; some 5 ns a number. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const split = () => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  let [a, b, c, counter] = [split(), split(), split(), 1]
  return () => {
    const t = (a + b + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = (b ^ (b >>> 9)) >>> 0
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + t) >>> 0
    return t / 2 ** 32
  }
}

/** A uniform integer in [0, n). */
export const randomIndex = (random: Random, n: number): number => Math.floor(random() * n)
