import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
/** The greatest whole number ≤ x by element, any shape, float32. */
export const floor: Operation<[x: Operand]> = defineOp({
  name: 'floor',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Floor', [x]),
  gradient: 'none',
})
