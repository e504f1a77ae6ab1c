import { mean } from '../ops/mean.ts'
import { square } from '../ops/square.ts'
import { sub } from '../ops/sub.ts'
import type { Tensor } from '../tensor.ts'

/** (prediction − target)², the mean over all but the first axis: both [n, ...] → [n]. */
export function meanSquaredError(predictions: Tensor, targets: Tensor): Tensor {
  const losses = square(sub(predictions, targets))
  return losses.shape.length === 1 ? losses : mean(losses, { axes: losses.shape.slice(1).map((_, i) => i + 1) })
}
