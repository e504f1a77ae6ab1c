import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { broadcast } from './broadcast.ts'
import { sumTo } from './sum.ts'

/** a · b by element, each broadcast to the other's shape. */
export const mul: Operation<[a: Operand, b: Operand]> = defineOp({
  name: 'mul',
  shape: ([a, b]) => broadcast(a, b),
  emit: (onnx, [a, b]) => onnx.node('Mul', [a, b]),
  gradient: ({ inputs: [a, b], dy }) => [sumTo(mul(dy, b), { shape: a.shape }), sumTo(mul(dy, a), { shape: b.shape })],
})
