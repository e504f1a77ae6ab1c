import { add } from '../ops/add.ts'
import { axisOf } from '../ops/axes.ts'
import { div } from '../ops/div.ts'
import { mean } from '../ops/mean.ts'
import { mul } from '../ops/mul.ts'
import { reshape } from '../ops/reshape.ts'
import { sqrt } from '../ops/sqrt.ts'
import { square } from '../ops/square.ts'
import { sub } from '../ops/sub.ts'
import { filled, type Scope } from '../parameters.ts'
import { size, type Tensor } from '../tensor.ts'

export interface BatchNormOptions {
  /** The axis of the channels; 1 unless told, as in [n, c] and [n, c, height, width]. */
  axis?: number
  /** Added to the variance; 1e-5 unless told. */
  epsilon?: number
  /** Share of a batch in the running statistics; 0.1 unless told. */
  momentum?: number
}

/**
 * Each channel brought to mean 0 and variance 1, then scaled and shifted: any shape with two axes or more (Ioffe &
 * Szegedy 2015, arXiv:1502.03167). In training the statistics are those of the batch, and the running ones follow them
 * (the variance there is the unbiased one, n − 1 below, as in PyTorch); in serving the running ones. Parameters:
 * `weight` [c] from 1, `bias` [c] from 0; statistics `mean` [c] from 0, `variance` [c] from 1.
 */
export function batchNorm(
  scope: Scope,
  x: Tensor,
  { axis = 1, epsilon = 1e-5, momentum = 0.1 }: BatchNormOptions = {},
): Tensor {
  const at = axisOf(x.shape, axis)
  const channels = x.shape[at]
  const wide = (of: Tensor) => reshape(of, { shape: x.shape.map((dim, i) => (i === at ? dim : 1)) })
  const weight = scope.parameter('weight', [channels], filled(1))
  const bias = scope.parameter('bias', [channels], filled(0))
  const runningMean = scope.statistic('mean', [channels], filled(0))
  const runningVariance = scope.statistic('variance', [channels], filled(1))
  const scaleOf = (variance: Tensor) => div(weight, sqrt(add(variance, epsilon)))

  if (!scope.training) {
    const scale = scaleOf(runningVariance.tensor)
    return add(mul(x, wide(scale)), wide(sub(bias, mul(runningMean.tensor, scale))))
  }
  const axes = x.shape.flatMap((_, i) => (i === at ? [] : [i]))
  const batchMean = mean(x, { axes })
  const centred = sub(x, wide(batchMean))
  const variance = mean(square(centred), { axes })
  const n = size(x.shape) / channels
  const follow = (running: Tensor, fresh: Tensor) => add(mul(running, 1 - momentum), mul(fresh, momentum))
  runningMean.update(follow(runningMean.tensor, batchMean))
  runningVariance.update(follow(runningVariance.tensor, mul(variance, n / Math.max(1, n - 1))))
  return add(mul(centred, wide(scaleOf(variance))), wide(bias))
}
