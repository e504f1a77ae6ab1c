import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
/** −x by element, any shape, float32. */
export const neg: Operation<[x: Operand]> = defineOp({
  name: 'neg',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Neg', [x]),
  gradient: ({ dy }) => [neg(dy)],
})
