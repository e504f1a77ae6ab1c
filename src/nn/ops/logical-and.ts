import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { pairwise } from './elementwise.ts'

/** Whether a and b hold by element: masks (bool), each broadcast to the other's shape. */
export const logicalAnd: Operation<[a: Tensor, b: Tensor]> = defineOp({
  name: 'logical-and',
  shape([a, b], attributes, types) {
    if (types[0] !== 'bool') throw misfit('masks of type bool', 'Compare with equal(), greater() or less().')
    return pairwise([a, b], attributes, types)
  },
  emit: (onnx, [a, b]) => onnx.node('And', [a, b]),
  gradient: 'none',
})
