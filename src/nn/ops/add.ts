import { defineOp, type Operation } from '../define-op.ts'
import type { Operand } from '../tensor.ts'
import { broadcast } from './broadcast.ts'
import { sumTo } from './sum.ts'

/** a + b, each broadcast to the other's shape. */
export const add: Operation<[a: Operand, b: Operand]> = defineOp({
  name: 'add',
  shape: ([a, b]) => broadcast(a, b),
  emit: (onnx, [a, b]) => onnx.node('Add', [a, b]),
  gradient: ({ inputs: [a, b], dy }) => [sumTo(dy, { shape: a.shape }), sumTo(dy, { shape: b.shape })],
})
