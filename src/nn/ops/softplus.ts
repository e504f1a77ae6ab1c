import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { sigmoid } from './sigmoid.ts'

/** log(1 + eˣ) by element, any shape, float32, to 1e-6 at any finite x; a smooth max(x, 0). */
export const softplus: Operation<[x: Operand]> = defineOp({
  name: 'softplus',
  shape: elementwise,
  // max(x, 0) − log σ(|x|), where σ ≥ ½; ONNX Runtime's Softplus takes six times as long.
  emit: (onnx, [x]) =>
    onnx.node('Sub', [onnx.node('Relu', [x]), onnx.node('Log', [onnx.node('Sigmoid', [onnx.node('Abs', [x])])])]),
  gradient: ({ inputs: [x], dy }) => [mul(dy, sigmoid(x))],
})
