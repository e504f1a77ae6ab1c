import type { SparseGradient } from './optimiser.ts'

/** A step's gradients as they came out of the graph. */
export type Gradient = Float32Array | SparseGradient

/** The numbers of a gradient, wherever they belong. */
export const numbersOf = (gradient: Gradient): Float32Array =>
  gradient instanceof Float32Array ? gradient : gradient.rows

/** L2 norm over all gradients together. Sparse rows must have been joined. */
export function globalNorm(gradients: Iterable<Gradient>): number {
  let sum = 0
  for (const gradient of gradients) {
    const numbers = numbersOf(gradient)
    for (let i = 0; i < numbers.length; i++) sum += numbers[i] * numbers[i]
  }
  return Math.sqrt(sum)
}

/** Scales gradients in place so that their global norm is at most `most` (Pascanu et al. 2013); gives the norm before. */
export function clipByNorm(gradients: readonly Gradient[], most: number): number {
  const norm = globalNorm(gradients)
  if (!(norm > most)) return norm
  const factor = most / norm
  for (const gradient of gradients) {
    const numbers = numbersOf(gradient)
    for (let i = 0; i < numbers.length; i++) numbers[i] *= factor
  }
  return norm
}
