import type { Fitted } from './family.ts'

/**
 * People as they were at an instant, and what they did in the window after it. `x` is row-major: `x[row * names.length
 * + column]`. `moment` tells rows of several earlier instants apart, oldest first, so that validation can follow time.
 */
export interface Examples {
  names: readonly string[]
  x: Float64Array
  /** 1 if the person did it within the window, else 0. */
  y: Uint8Array
  /** Cut-off that a row was taken at, ms since 1970. */
  moment_ms: Float64Array
  /** Length of the window that `y` looks at after the moment. */
  window_ms: number
  people: readonly string[]
}

/** Something that moved a probability: the feature, its value, and its share of the log-odds. */
export interface Contribution {
  feature: string
  value: number
  effect: number
}

/** A trained classifier that gives calibrated probabilities. */
export interface Classifier extends Fitted {
  names: readonly string[]
  /** From this probability on the model says yes; found on the rows it was taught on. */
  threshold: number
  /** One probability a row of `x` (row-major, `names.length` columns). */
  probability(x: Float64Array): Float64Array
  /** What moved one row's probability away from the average, strongest first. */
  contributions(row: Float64Array): Contribution[]
}
