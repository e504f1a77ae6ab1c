import { causalConv1d } from '../ops/causal-conv1d.ts'
import { type Conv1dOptions, conv1d } from '../ops/conv.ts'
import { transpose } from '../ops/transpose.ts'
import { filled, type Scope, torchUniform } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'

export interface Conv1dLayerOptions extends Conv1dOptions {
  /** Channels of the result. */
  channels: number
  /** Places that each result sees; 3 unless told. */
  kernel?: number
}

/**
 * Convolution of sequences, channels first: [batch, in, length] → [batch, channels, length']. Parameters: `weight`
 * [channels, in / groups, kernel] from ±1 ÷ √(inputs of one result), `bias` [channels].
 */
export function conv1dLayer(scope: Scope, x: Tensor, options: Conv1dLayerOptions): Tensor {
  const { channels, kernel = 3, ...rest } = options
  const { weight, bias } = filters(scope, channels, x.shape[1] / (rest.groups ?? 1), [kernel])
  return conv1d(x, weight, bias, rest)
}

/**
 * Convolution of sequences that sees no later place, channels last: [batch, length, in] → [batch, length, channels].
 * Parameters as of `conv1dLayer`.
 */
export function causalConv1dLayer(
  scope: Scope,
  x: Tensor,
  { channels, kernel = 3, dilation = 1 }: { channels: number; kernel?: number; dilation?: number },
): Tensor {
  const { weight, bias } = filters(scope, channels, x.shape[2], [kernel])
  return causalConv1d(x, transpose(weight, { axes: [2, 1, 0] }), bias, { dilation })
}

/** The parameters of a convolution: `weight` [channels, inner, ...kernel], `bias` [channels]. */
export function filters(scope: Scope, channels: number, inner: number, kernel: readonly number[]) {
  const start = torchUniform(kernel.reduce((a, b) => a * b, inner))
  return {
    weight: scope.parameter('weight', [channels, inner, ...kernel], start),
    bias: scope.parameter('bias', [channels], filled(0)),
  }
}
