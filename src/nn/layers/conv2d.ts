import { type Conv2dOptions, conv2d } from '../ops/conv.ts'
import type { Scope } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'
import { filters } from './conv1d.ts'

export interface Conv2dLayerOptions extends Conv2dOptions {
  /** Channels of the result. */
  channels: number
  /** Height and width that each result sees; 3 unless told. */
  kernel?: number | readonly [number, number]
}

/**
 * Convolution of pictures: [batch, in, height, width] → [batch, channels, height', width']. Parameters: `weight`
 * [channels, in / groups, kernelHeight, kernelWidth] from ±1 ÷ √(inputs of one result), `bias` [channels].
 */
export function conv2dLayer(scope: Scope, x: Tensor, options: Conv2dLayerOptions): Tensor {
  const { channels, kernel = 3, ...rest } = options
  const size = typeof kernel === 'number' ? [kernel, kernel] : kernel
  const { weight, bias } = filters(scope, channels, x.shape[1] / (rest.groups ?? 1), size)
  return conv2d(x, weight, bias, rest)
}
