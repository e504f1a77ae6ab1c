import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { elementwise } from './elementwise.ts'
import { exp } from './exp.ts'
import { mul } from './mul.ts'
import { neg } from './neg.ts'
/** The error function 2/√π · ∫₀ˣ e^(−t²) dt by element, any shape, float32; in (−1, 1). */
export const erf: Operation<[x: Operand]> = defineOp({
  name: 'erf',
  shape: elementwise,
  emit: (onnx, [x]) => onnx.node('Erf', [x]),
  gradient: ({ inputs: [x], dy }) => [mul(mul(dy, exp(neg(mul(x, x)))), 2 / Math.sqrt(Math.PI))],
})
