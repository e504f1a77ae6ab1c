import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'

/** x² by element, any shape, float32. */
export const square: Operation<[x: Operand]> = defineOp({
  name: 'square',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Mul', [x, x]),
  gradient: ({ inputs: [x], dy }) => [mul(mul(dy, x), 2)],
})
