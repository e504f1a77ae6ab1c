import { add } from '../ops/add.ts'
import { clip } from '../ops/clip.ts'
import { div } from '../ops/div.ts'
import { log } from '../ops/log.ts'
import { log1p } from '../ops/log1p.ts'
import { mul } from '../ops/mul.ts'
import { reciprocal } from '../ops/reciprocal.ts'
import { sub } from '../ops/sub.ts'
import type { Tensor } from '../tensor.ts'
import { logRising } from './log-rising.ts'

export interface NegativeBinomialParameters {
  /** Above 0: softplus() of what a layer gives. */
  mean: Tensor
  /** α in variance = mean + α · mean², above 0; towards 0 it becomes Poisson's distribution. */
  dispersion: Tensor
}

/**
 * −log of the negative binomial probability of a count: targets float32 [n] of 0, 1, 2 … and each parameter [n] → [n],
 * where r = 1/α: log y! + log Γ(r) − log Γ(r + y) + r · log(1 + μ/r) + y · log((r + μ)/μ) (Salinas et al. 2020, DeepAR,
 * arXiv:1704.04110, eq. 3). Means and dispersions below 1e-8 and numbers beyond 1e12 are taken as those.
 */
export function negativeBinomial(targets: Tensor, { mean, dispersion }: NegativeBinomialParameters): Tensor {
  const y = clip(targets, { min: 0, max: 1e12 })
  const mu = clip(mean, { min: 1e-8, max: 1e12 })
  const r = reciprocal(clip(dispersion, { min: 1e-8, max: 1e8 }))
  const ways = sub(logRising(1, y), logRising(r, y))
  const none = mul(r, log1p(div(mu, r)))
  return add(add(ways, none), mul(y, sub(log(add(r, mu)), log(mu))))
}
