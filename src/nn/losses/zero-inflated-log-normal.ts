import { add } from '../ops/add.ts'
import { cast } from '../ops/cast.ts'
import { clip } from '../ops/clip.ts'
import { div } from '../ops/div.ts'
import { exp } from '../ops/exp.ts'
import { greater } from '../ops/greater.ts'
import { log } from '../ops/log.ts'
import { mul } from '../ops/mul.ts'
import { reshape } from '../ops/reshape.ts'
import { sigmoid } from '../ops/sigmoid.ts'
import { softplus } from '../ops/softplus.ts'
import { split } from '../ops/split.ts'
import { square } from '../ops/square.ts'
import { sub } from '../ops/sub.ts'
import { where } from '../ops/where.ts'
import type { Tensor } from '../tensor.ts'
import { bceWithLogits } from './bce-with-logits.ts'

/**
 * The loss of a customer's value, most often 0 and otherwise of a long tail (Wang, Liu & Miao 2019, arXiv:1912.07753):
 * outputs [n, 3], the logit of buying at all, and mean μ and raw deviation of the value's logarithm (σ = softplus of
 * it); targets [n], 0 or more → [n]: bce(logit, y > 0) + [y > 0] · (log(y σ √(2π)) + (log y − μ)² ÷ 2σ²). Deviations below
 * 1e-3 and distances beyond 1e12 are taken as those.
 */
export function zeroInflatedLogNormal(outputs: Tensor, targets: Tensor): Tensor {
  const { logit, location, scale } = parts(outputs)
  const bought = greater(targets, 0)
  const logarithm = log(where(bought, targets, 1))
  const z = div(clip(sub(logarithm, location), { min: -1e12, max: 1e12 }), scale)
  const value = add(add(logarithm, log(scale)), add(mul(square(z), 0.5), 0.5 * Math.log(2 * Math.PI)))
  return add(bceWithLogits(logit, cast(bought, { dtype: 'float32' })), where(bought, value, 0))
}

/** The value to expect of each row: σ(logit) · e^(μ + σ²/2), outputs [n, 3] → [n]; the exponent is at most 60. */
export function zeroInflatedLogNormalMean(outputs: Tensor): Tensor {
  const { logit, location, scale } = parts(outputs)
  const exponent = add(location, mul(square(clip(scale, { min: 0, max: 1e6 })), 0.5))
  return mul(sigmoid(logit), exp(clip(exponent, { min: -60, max: 60 })))
}

function parts(outputs: Tensor): { logit: Tensor; location: Tensor; scale: Tensor } {
  const [logit, location, raw] = split(outputs, { axis: 1, sizes: 3 }).map((part) => reshape(part, { shape: [-1] }))
  return { logit, location, scale: clip(softplus(raw), { min: 1e-3, max: 1e30 }) }
}
