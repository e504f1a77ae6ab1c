import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { neg } from './neg.ts'

/** The sine of x radians by element, any shape, float32. */
export const sin: Operation<[x: Operand]> = defineOp({
  name: 'sin',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Sin', [x]),
  gradient: ({ inputs: [x], dy }) => [mul(dy, cos(x))],
})

/** The cosine of x radians by element, any shape, float32. */
export const cos: Operation<[x: Operand]> = defineOp({
  name: 'cos',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Cos', [x]),
  gradient: ({ inputs: [x], dy }) => [neg(mul(dy, sin(x)))],
})
