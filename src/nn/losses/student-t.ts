import { constant } from '../leaves.ts'
import { add } from '../ops/add.ts'
import { clip } from '../ops/clip.ts'
import { div } from '../ops/div.ts'
import { log } from '../ops/log.ts'
import { log1p } from '../ops/log1p.ts'
import { mul } from '../ops/mul.ts'
import { square } from '../ops/square.ts'
import { sub } from '../ops/sub.ts'
import type { Tensor } from '../tensor.ts'
import { logRising } from './log-rising.ts'

export interface StudentTParameters {
  location: Tensor
  /** Above 0: softplus() of what a layer gives. */
  scale: Tensor
  /** Degrees of freedom, above 0; above 2 where a variance is wanted: 2 + softplus(). */
  freedom: Tensor
}

/**
 * −log of Student's t density, for targets with outliers: targets [n] and each parameter [n] → [n], where
 * z = (y − location) ÷ scale:
 * (ν + 1)/2 · log(1 + z²/ν) + log scale + ½ log(πν) + log Γ(ν/2) − log Γ((ν + 1)/2) (as Salinas et al. 2020, DeepAR,
 * arXiv:1704.04110, use other densities). Scales below 1e-6 and distances beyond 1e12 are taken as those.
 */
export function studentT(targets: Tensor, { location, scale, freedom }: StudentTParameters): Tensor {
  const nu = clip(freedom, { min: 1e-3, max: 1e8 })
  const sigma = clip(scale, { min: 1e-6, max: 1e30 })
  const z = div(clip(sub(targets, location), { min: -1e12, max: 1e12 }), sigma)
  const tail = mul(mul(add(nu, 1), 0.5), log1p(div(square(z), nu)))
  const half = mul(nu, 0.5)
  const normaliser = sub(mul(log(mul(nu, Math.PI)), 0.5), logRising(half, constant(0.5)))
  return add(add(tail, log(sigma)), normaliser)
}
