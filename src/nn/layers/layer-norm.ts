import { layerNorm, type NormOptions } from '../ops/layer-norm.ts'
import { filled, type Scope } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'

/**
 * Each row brought to mean 0 and variance 1, then scaled and shifted: [..., d] → [..., d] (Ba, Kiros & Hinton 2016,
 * arXiv:1607.06450). Parameters: `weight` [d] from 1, `bias` [d] from 0.
 */
export function layerNormLayer(scope: Scope, x: Tensor, options: NormOptions = {}): Tensor {
  const width = x.shape.at(-1)!
  return layerNorm(
    x,
    scope.parameter('weight', [width], filled(1)),
    scope.parameter('bias', [width], filled(0)),
    options,
  )
}
