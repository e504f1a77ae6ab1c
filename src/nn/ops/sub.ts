import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { broadcast } from './broadcast.ts'
import { mul } from './mul.ts'
import { sumTo } from './sum.ts'

/** a − b, each broadcast to the other's shape. */
export const sub: Operation<[a: Operand, b: Operand]> = defineOp({
  name: 'sub',
  shape: ([a, b]) => broadcast(a, b),
  emit: (onnx, [a, b]) => onnx.node('Sub', [a, b]),
  gradient: ({ inputs: [a, b], dy }) => [sumTo(dy, { shape: a.shape }), sumTo(mul(dy, -1), { shape: b.shape })],
})
