import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { neg } from './neg.ts'
/** 1 ÷ x by element, any shape, float32: x ≠ 0. */
export const reciprocal: Operation<[x: Operand]> = defineOp({
  name: 'reciprocal',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Reciprocal', [x]),
  gradient: ({ output, dy }) => [neg(mul(mul(dy, output), output))],
})
