/** Where in a training a mask is drawn. Everything random follows from it: nothing is remembered between steps. */
export interface RandomCount {
  seed: number
  step: number
}

/** A 32-bit mix of a whole number: Wellons' lowbias32 (https://nullprogram.com/blog/2018/07/31/). */
export function mix(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return x ^ (x >>> 15)
}

/** Mixes several whole numbers to one key. */
export const keyOf = (...values: readonly number[]): number =>
  values.reduce((key, value) => mix((key ^ value) + 0x9e3779b9), 0)

/**
 * A mask of dropout into `data`: 1/keep with probability keep (to 2⁻¹⁶), else 0. One 32-bit number makes two elements;
 * about 2 ns an element.
 */
export function fillMask(
  data: Float32Array,
  { stream, keep }: { stream: number; keep: number },
  { seed, step }: RandomCount = { seed: 0, step: 0 },
): void {
  const key = keyOf(seed, step, stream)
  const limit = Math.round(keep * 65_536)
  // Written as bits and without a branch, which a random mask would have mispredicted: less than half the time.
  const bits = new Int32Array(data.buffer, data.byteOffset, data.length)
  const kept = new Int32Array(Float32Array.of(1 / keep).buffer)[0]
  const even = data.length & ~1
  for (let i = 0; i < even; i += 2) {
    // mix() written out: this loop makes millions of numbers a step.
    let x = (i ^ key) | 0
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
    x ^= x >>> 15
    bits[i] = (((x & 0xffff) - limit) >> 31) & kept
    bits[i + 1] = (((x >>> 16) - limit) >> 31) & kept
  }
  if (even < data.length) bits[even] = (((mix(even ^ key) & 0xffff) - limit) >> 31) & kept
}

/** Standard normal numbers from (seed, name): an initialisation does not depend on the order of creation. */
export function fillNormal(data: Float32Array, key: number, deviation: number): void {
  for (let i = 0; i < data.length; i++) {
    // Box–Muller; the first uniform lies in (0, 1], so that its logarithm is finite.
    const u = ((mix(2 * i + key) >>> 0) + 1) / 2 ** 32
    const v = (mix(2 * i + 1 + key) >>> 0) / 2 ** 32
    data[i] = deviation * Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v)
  }
}

/** Uniform numbers in [-bound, bound). */
export function fillUniform(data: Float32Array, key: number, bound: number): void {
  for (let i = 0; i < data.length; i++) data[i] = ((mix(i ^ key) >>> 0) / 2 ** 31 - 1) * bound
}
