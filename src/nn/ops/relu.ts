import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { cast } from './cast.ts'
import { elementwise } from './elementwise.ts'
import { greater } from './greater.ts'
import { mul } from './mul.ts'
/** max(x, 0) by element, any shape, float32. Its gradient at 0 is 0. */
export const relu: Operation<[x: Operand]> = defineOp({
  name: 'relu',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Relu', [x]),
  // Compared rather than asked for its sign: half the time.
  gradient: ({ output, dy }) => [mul(dy, cast(greater(output, 0), { dtype: 'float32' }))],
})
