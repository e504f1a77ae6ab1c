import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Operand, Tensor } from '../tensor.ts'
import { alike, pairwise } from './elementwise.ts'
import { logicalNot } from './logical-not.ts'

const lessOp: Operation<[a: Tensor, b: Tensor]> = defineOp({
  name: 'less',
  dtype: 'bool',
  shape([a, b], attributes, types) {
    if (types[0] === 'bool') throw misfit('numbers', 'A mask has no order: logicalAnd(), logicalNot().')
    return pairwise([a, b], attributes, types)
  },
  emit: (onnx, [a, b]) => onnx.node('Less', [a, b]),
  gradient: 'none',
})

/** Whether a < b by element → bool, float32 or int32, each broadcast to the other's shape. */
export const less = (a: Operand, b: Operand): Tensor => lessOp(...alike(a, b))

/** Whether a ≥ b by element → bool, float32 or int32, each broadcast to the other's shape; true where one is NaN. */
export const greaterOrEqual = (a: Operand, b: Operand): Tensor => logicalNot(less(a, b))
