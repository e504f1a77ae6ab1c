import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Operand, Tensor } from '../tensor.ts'
import { alike, pairwise } from './elementwise.ts'

const greaterOp: Operation<[a: Tensor, b: Tensor]> = defineOp({
  name: 'greater',
  dtype: 'bool',
  shape([a, b], attributes, types) {
    if (types[0] === 'bool') throw misfit('numbers', 'A mask has no order: logicalAnd(), logicalNot().')
    return pairwise([a, b], attributes, types)
  },
  emit: (onnx, [a, b]) => onnx.node('Greater', [a, b]),
  gradient: 'none',
})

/** Whether a > b by element → bool, float32 or int32, each broadcast to the other's shape. */
export const greater = (a: Operand, b: Operand): Tensor => greaterOp(...alike(a, b))
