import { constant } from '../leaves.ts'
import { add } from '../ops/add.ts'
import { mean } from '../ops/mean.ts'
import { mul } from '../ops/mul.ts'
import { neg } from '../ops/neg.ts'
import { relu } from '../ops/relu.ts'
import { reshape } from '../ops/reshape.ts'
import { sub } from '../ops/sub.ts'
import type { Tensor } from '../tensor.ts'

/**
 * Pinball loss of quantiles, τ · max(y − q, 0) + (1 − τ) · max(q − y, 0), the mean over the quantiles: predictions
 * [n, k], one column for each of the k `quantiles` τ in (0, 1); targets [n] → [n] (Koenker & Bassett 1978). Least in
 * expectation where each column is its quantile.
 */
export function pinball(predictions: Tensor, targets: Tensor, { quantiles }: { quantiles: readonly number[] }): Tensor {
  const error = sub(reshape(targets, { shape: [-1, 1] }), predictions)
  const over = constant(quantiles)
  const under = constant(quantiles.map((quantile) => 1 - quantile))
  return mean(add(mul(relu(error), over), mul(relu(neg(error)), under)), { axes: [1] })
}
