import { conv2dLayer } from '../nn/layers/conv2d.ts'
import { dropout } from '../nn/layers/dropout.ts'
import { linear } from '../nn/layers/linear.ts'
import { maxPool } from '../nn/ops/max-pool.ts'
import { relu } from '../nn/ops/relu.ts'
import { reshape } from '../nn/ops/reshape.ts'
import type { Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'

export interface CnnOptions {
  /** Width of the result. */
  classes: number
  /** Filters of the convolution; 32 unless told. */
  channels?: number
  /** Height and width of a filter; 3 unless told. */
  kernel?: number
  /** Width of the dense layer between; 128 unless told. */
  inner?: number
  /** Before each dense layer; 0 unless told. */
  dropout?: number
}

/**
 * A small convolutional network for pictures, in the line of LeNet (LeCun et al. 1998): convolution, ReLU, 2 × 2 maximum,
 * two dense layers: pictures [batch, depth, height, width] → logits [batch, classes]. Parameters: `conv.*`, `dense1.*`,
 * `dense2.*`.
 */
export function cnn(scope: Scope, pictures: Tensor, options: CnnOptions): Tensor {
  const { classes, channels = 32, kernel = 3, inner = 128, dropout: rate = 0 } = options
  const maps = maxPool(relu(conv2dLayer(scope.at('conv'), pictures, { channels, kernel })), { kernel: 2 })
  const flat = dropout(scope, reshape(maps, { shape: [pictures.shape[0], -1] }), { rate })
  const dense = relu(linear(scope.at('dense1'), flat, { width: inner }))
  return linear(scope.at('dense2'), dropout(scope, dense, { rate }), { width: classes })
}
