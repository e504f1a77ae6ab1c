import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { sign } from './sign.ts'
/** |x| by element, any shape, float32. Its gradient at 0 is 0. */
export const abs: Operation<[x: Operand]> = defineOp({
  name: 'abs',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Abs', [x]),
  gradient: ({ inputs: [x], dy }) => [mul(dy, sign(x))],
})
