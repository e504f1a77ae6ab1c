import { add } from '../ops/add.ts'
import { div } from '../ops/div.ts'
import { greater } from '../ops/greater.ts'
import { mul } from '../ops/mul.ts'
import { sum } from '../ops/sum.ts'
import { where } from '../ops/where.ts'
import type { Tensor } from '../tensor.ts'

/**
 * Σ weights · losses ÷ Σ weights: losses [...s], weights float32 [...s], 0 or more → []. Weights of 0 and 1 make it the
 * mean over what a mask shows. Where all are 0 it is 0. What has weight 0 has no effect, even if it is not finite.
 */
export function weightedMean(losses: Tensor, weights: Tensor): Tensor {
  const shown = where(greater(weights, 0), losses, 0)
  // The least number that float32 can divide by without overflow; it is lost beside any weight worth having.
  return div(sum(mul(shown, weights)), add(sum(weights), 1e-30))
}
