import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { add } from './add.ts'
import { div } from './div.ts'
import { elementwise } from './elementwise.ts'

/** log(1 + x) by element, any shape, float32: −1 < x < ∞, to 1e-6 of its value however small x is. */
export const log1p: Operation<[x: Operand]> = defineOp({
  name: 'log1p',
  shape: elementwise,
  emit(onnx, [x]) {
    // u = 1 + x is rounded: what it lost, x − (u − 1), is brought back to first order.
    const one = onnx.scalar(1)
    const u = onnx.node('Add', [x, one])
    const lost = onnx.node('Sub', [x, onnx.node('Sub', [u, one])])
    // Below 1 nothing worth having is lost, and at u = 0 the division must not be 0 ÷ 0.
    const correction = onnx.node('Div', [lost, onnx.node('Max', [u, one])])
    return onnx.node('Add', [onnx.node('Log', [u]), correction])
  },
  gradient: ({ inputs: [x], dy }) => [div(dy, add(x, 1))],
})
