import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { div } from './div.ts'
import { elementwise } from './elementwise.ts'
/** The natural logarithm by element, any shape, float32: x > 0 (−∞ at 0, NaN below). */
export const log: Operation<[x: Operand]> = defineOp({
  name: 'log',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Log', [x]),
  gradient: ({ inputs: [x], dy }) => [div(dy, x)],
})
