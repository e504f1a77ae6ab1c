import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
/** −1, 0 or 1 by element, any shape, float32. */
export const sign: Operation<[x: Operand]> = defineOp({
  name: 'sign',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Sign', [x]),
  gradient: 'none',
})
