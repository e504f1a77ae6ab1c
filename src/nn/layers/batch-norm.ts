import { add } from '../ops/add.ts'
import { axisOf } from '../ops/axes.ts'
import { type BatchNormOptions as BatchNormOp, batchNorm, batchNormInference } from '../ops/batch-norm.ts'
import { mul } from '../ops/mul.ts'
import { filled, type Scope } from '../parameters.ts'
import { size, type Tensor } from '../tensor.ts'

export interface BatchNormOptions extends BatchNormOp {
  /** Share of a batch in the running statistics; 0.1 unless told. */
  momentum?: number
}

/**
 * Each channel brought to mean 0 and variance 1, then scaled and shifted: any shape with two axes or more (Ioffe &
 * Szegedy 2015, arXiv:1502.03167). In training the statistics are those of the batch, and the running ones follow them
 * (their variance is the unbiased one, n − 1 below, as in PyTorch); in serving the running ones. Parameters: `weight`
 * [c] from 1, `bias` [c] from 0; statistics `mean` [c] from 0, `variance` [c] from 1.
 */
export function batchNormLayer(scope: Scope, x: Tensor, options: BatchNormOptions = {}): Tensor {
  const { momentum = 0.1, ...rest } = options
  const channels = x.shape[axisOf(x.shape, rest.axis ?? 1)]
  const weight = scope.parameter('weight', [channels], filled(1))
  const bias = scope.parameter('bias', [channels], filled(0))
  const running = {
    mean: scope.statistic('mean', [channels], filled(0)),
    variance: scope.statistic('variance', [channels], filled(1)),
  }
  if (!scope.training) {
    return batchNormInference(x, weight, bias, running.mean.tensor, running.variance.tensor, rest)
  }
  const [y, mean, variance] = batchNorm(x, weight, bias, rest)
  const n = size(x.shape) / channels
  const follow = (before: Tensor, fresh: Tensor) => add(mul(before, 1 - momentum), mul(fresh, momentum))
  running.mean.update(follow(running.mean.tensor, mean))
  running.variance.update(follow(running.variance.tensor, mul(variance, n / Math.max(1, n - 1))))
  return y
}
