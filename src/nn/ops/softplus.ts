import { defineOp, type Operation } from '../define-op.ts'
import type { Operand, Tensor } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { neg } from './neg.ts'
import { sigmoid } from './sigmoid.ts'
/** log(1 + eˣ) by element, any shape, float32, exact to 1e-7 at any x; a smooth max(x, 0). */
export const softplus: Operation<[x: Operand]> = defineOp({
  name: 'softplus',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Softplus', [x]),
  gradient: ({ inputs: [x], dy }) => [mul(dy, sigmoid(x))],
})

/** log σ(x) = −log(1 + e⁻ˣ) by element, any shape, float32: finite at any x, unlike the logarithm of sigmoid(). */
export const logSigmoid = (x: Operand): Tensor => neg(softplus(typeof x === 'number' ? -x : neg(x)))
