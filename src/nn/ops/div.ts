import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { broadcast } from './broadcast.ts'
import { mul } from './mul.ts'
import { sumTo } from './sum.ts'

/** a ÷ b by element, each broadcast to the other's shape. */
export const div: Operation<[a: Operand, b: Operand]> = defineOp({
  name: 'div',
  shape: ([a, b]) => broadcast(a, b),
  emit: (onnx, [a, b]) => onnx.node('Div', [a, b]),
  gradient: ({ inputs: [a, b], output, dy }) => [
    sumTo(div(dy, b), { shape: a.shape }),
    sumTo(mul(div(mul(dy, output), b), -1), { shape: b.shape }),
  ],
})
