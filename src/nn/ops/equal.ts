import { defineOp, type Operation } from '../define-op.ts'
import type { Operand, Tensor } from '../tensor.ts'
import { alike, pairwise } from './elementwise.ts'

const equalOp: Operation<[a: Tensor, b: Tensor]> = defineOp({
  name: 'equal',
  dtype: 'bool',
  shape: pairwise,
  emit: (onnx, [a, b]) => onnx.node('Equal', [a, b]),
  gradient: 'none',
})

/** Whether a = b by element → bool, operands of one type, each broadcast to the other's shape. */
export const equal = (a: Operand, b: Operand): Tensor => equalOp(...alike(a, b))
