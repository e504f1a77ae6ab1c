import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
/** eˣ by element, any shape, float32; infinite above 88.7. */
export const exp: Operation<[x: Operand]> = defineOp({
  name: 'exp',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Exp', [x]),
  gradient: ({ output, dy }) => [mul(dy, output)],
})
