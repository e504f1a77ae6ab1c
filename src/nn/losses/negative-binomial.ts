import { add } from '../ops/add.ts'
import { clip } from '../ops/clip.ts'
import { div } from '../ops/div.ts'
import { greater } from '../ops/greater.ts'
import { log } from '../ops/log.ts'
import { log1p } from '../ops/log1p.ts'
import { mul } from '../ops/mul.ts'
import { reciprocal } from '../ops/reciprocal.ts'
import { sub } from '../ops/sub.ts'
import { where } from '../ops/where.ts'
import type { Tensor } from '../tensor.ts'
import { risingRest } from './log-rising.ts'

export interface NegativeBinomialParameters {
  /** Above 0: softplus() of what a layer gives. */
  mean: Tensor
  /** α in variance = mean + α · mean², above 0; towards 0 it becomes Poisson's distribution. */
  dispersion: Tensor
}

/**
 * −log of the negative binomial probability of a count: targets float32 [n] of 0, 1, 2 … and each parameter [n] → [n],
 * where r = 1/α: log y! + log Γ(r) − log Γ(r + y) + r · log(1 + μ/r) + y · log((r + μ)/μ) (Salinas et al. 2020, DeepAR,
 * arXiv:1704.04110, eq. 3). Means and dispersions below 1e-8, dispersions beyond 1e8 and numbers beyond 1e12 are taken
 * as those.
 */
export function negativeBinomial(targets: Tensor, { mean, dispersion }: NegativeBinomialParameters): Tensor {
  const y = clip(targets, { min: 0, max: 1e12 })
  const mu = clip(mean, { min: 1e-8, max: 1e12 })
  const r = reciprocal(clip(dispersion, { min: 1e-8, max: 1e8 }))
  const [base, far] = [add(r, 4), sub(y, mu)]
  const top = add(base, y)
  // What is multiplied by y and by r in Stirling's series of both Γ joins the rest of the formula before it is
  // multiplied: near y = μ it is almost nothing, and apart each would be large.
  const timesY = logRatio(div(add(mul(r, add(far, 5)), mu), mul(top, mu)), () =>
    add(log(div(add(y, 5), top)), log1p(div(r, mu))),
  )
  const timesR = logRatio(div(sub(mul(mu, 4), mul(r, far)), mul(r, top)), () =>
    sub(log1p(div(mu, r)), log1p(div(y, base))),
  )
  const rest = sub(mul(log1p(div(y, 5)), 4.5), mul(log1p(div(y, base)), 3.5))
  return add(add(mul(y, timesY), mul(r, timesR)), add(rest, sub(risingRest(1, y), risingRest(r, y))))
}

/** log(1 + x), or `apart` where x is so near −1 that its digits are lost. */
const logRatio = (x: Tensor, apart: () => Tensor): Tensor =>
  where(greater(x, -0.5), log1p(clip(x, { min: -0.5 })), apart())
