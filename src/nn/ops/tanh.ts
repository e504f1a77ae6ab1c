import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { sub } from './sub.ts'
/** The hyperbolic tangent by element, any shape, float32; in (−1, 1). */
export const tanh: Operation<[x: Operand]> = defineOp({
  name: 'tanh',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Tanh', [x]),
  gradient: ({ output, dy }) => [sub(dy, mul(mul(dy, output), output))],
})
