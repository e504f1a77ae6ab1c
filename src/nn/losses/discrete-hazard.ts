import { constant } from '../leaves.ts'
import { add } from '../ops/add.ts'
import { cast } from '../ops/cast.ts'
import { equal } from '../ops/equal.ts'
import { exp } from '../ops/exp.ts'
import { less } from '../ops/less.ts'
import { matmul } from '../ops/matmul.ts'
import { mul } from '../ops/mul.ts'
import { neg } from '../ops/neg.ts'
import { reshape } from '../ops/reshape.ts'
import { softplus } from '../ops/softplus.ts'
import { sum } from '../ops/sum.ts'
import type { Tensor } from '../tensor.ts'

/**
 * −log likelihood of discrete-time survival with censoring (Gensheimer & Narasimhan 2019, arXiv:1805.00917): logits
 * [n, k] of the hazard of each of k intervals (the chance that it happens there, given that it had not before);
 * `survived` int32 [n], how many whole intervals passed without it, from 0 to k; `happened` float32 [n], 1 where it
 * happened in the interval after those, 0 where it is only known that it had not → [n]:
 * −Σ_{j < survived} log(1 − h_j) − happened · log h_survived.
 */
export function discreteHazard(logits: Tensor, survived: Tensor, happened: Tensor): Tensor {
  const places = constant(Int32Array.from({ length: logits.shape[1] }, (_, j) => j))
  const column = (x: Tensor) => reshape(x, { shape: [-1, 1] })
  const before = cast(less(places, column(survived)), { dtype: 'float32' })
  const at = mul(cast(equal(places, column(survived)), { dtype: 'float32' }), column(happened))
  return sum(add(mul(softplus(logits), before), mul(softplus(neg(logits)), at)), { axes: [1] })
}

/** Chance of having come through each interval without the event: logits of the hazards [n, k] → [n, k]. */
export function survivalCurve(logits: Tensor): Tensor {
  const k = logits.shape[1]
  const upTo = Float32Array.from({ length: k * k }, (_, i) => (Math.floor(i / k) <= i % k ? 1 : 0))
  return exp(neg(matmul(softplus(logits), constant(upTo, [k, k]))))
}
