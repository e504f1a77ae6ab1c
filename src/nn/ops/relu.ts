import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { sign } from './sign.ts'
/** max(x, 0) by element, any shape, float32. Its gradient at 0 is 0. */
export const relu: Operation<[x: Operand]> = defineOp({
  name: 'relu',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Relu', [x]),
  gradient: ({ output, dy }) => [mul(dy, sign(output))],
})
