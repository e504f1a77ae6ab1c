import type { Scope } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'
import { type Activation, activation } from './activation.ts'
import { dropout } from './dropout.ts'
import { linear } from './linear.ts'

export interface FeedForwardOptions {
  /** Width between the two layers; 4 · d unless told. */
  inner?: number
  /** `gelu` unless told. */
  activation?: Activation
  /** Dropout between the two layers; 0 unless told. */
  dropout?: number
}

/**
 * down(dropout(activation(up(x)))), the position-wise network of a transformer: [..., d] → [..., d] (Vaswani et al.
 * 2017, arXiv:1706.03762, § 3.3). Parameters: `up.weight` [d, inner], `up.bias`, `down.weight` [inner, d], `down.bias`.
 */
export function feedForward(
  scope: Scope,
  x: Tensor,
  { inner = 4 * x.shape.at(-1)!, activation: by = 'gelu', dropout: rate = 0 }: FeedForwardOptions = {},
): Tensor {
  const wide = activation(by, linear(scope.at('up'), x, { width: inner }))
  return linear(scope.at('down'), dropout(scope, wide, { rate }), { width: x.shape.at(-1)! })
}
