import type { NormOptions } from '../ops/layer-norm.ts'
import { rmsNorm } from '../ops/rms-norm.ts'
import { filled, type Scope } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'

/**
 * Each row divided by the root of its mean square, then scaled: [..., d] → [..., d] (Zhang & Sennrich 2019,
 * arXiv:1910.07467). Parameter: `weight` [d] from 1.
 */
export const rmsNormLayer = (scope: Scope, x: Tensor, options: NormOptions = {}): Tensor =>
  rmsNorm(x, scope.parameter('weight', [x.shape.at(-1)!], filled(1)), options)
