import { affine } from '../ops/affine.ts'
import { matmul } from '../ops/matmul.ts'
import { filled, glorot, type Initialiser, type Scope } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'

export interface LinearOptions {
  /** Width of the result. */
  width: number
  /** Without it the layer has no bias. */
  bias?: boolean
  initialise?: Initialiser
}

/** x · weight + bias: [..., in] → [..., width]. Parameters: `weight` [in, width], `bias` [width]. */
export function linear(scope: Scope, x: Tensor, { width, bias = true, initialise = glorot }: LinearOptions): Tensor {
  const weight = scope.parameter('weight', [x.shape.at(-1)!, width], initialise)
  return bias ? affine(x, weight, scope.parameter('bias', [width], filled(0))) : matmul(x, weight)
}
