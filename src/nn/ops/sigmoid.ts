import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { sub } from './sub.ts'
/** 1 ÷ (1 + e⁻ˣ) by element, any shape, float32; in (0, 1). */
export const sigmoid: Operation<[x: Operand]> = defineOp({
  name: 'sigmoid',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Sigmoid', [x]),
  gradient: ({ output, dy }) => [mul(mul(dy, output), sub(1, output))],
})
