import { add } from '../ops/add.ts'
import { clip } from '../ops/clip.ts'
import { div } from '../ops/div.ts'
import { log } from '../ops/log.ts'
import { mul } from '../ops/mul.ts'
import { square } from '../ops/square.ts'
import { sub } from '../ops/sub.ts'
import type { Tensor } from '../tensor.ts'

export interface GaussianParameters {
  mean: Tensor
  /** Standard deviation, above 0: softplus() of what a layer gives. */
  scale: Tensor
}

/**
 * −log of the normal density: targets [n] and each parameter [n] → [n], (y − mean)² ÷ 2 scale² + log scale + ½ log 2π.
 * Scales below 1e-6 and distances beyond 1e12 are taken as those.
 */
export function gaussian(targets: Tensor, { mean, scale }: GaussianParameters): Tensor {
  const sigma = clip(scale, { min: 1e-6, max: 1e30 })
  const z = div(clip(sub(targets, mean), { min: -1e12, max: 1e12 }), sigma)
  return add(add(mul(square(z), 0.5), log(sigma)), 0.5 * Math.log(2 * Math.PI))
}
