import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { pairwise } from './elementwise.ts'

/** Whether a or b holds by element: masks (bool), each broadcast to the other's shape. */
export const logicalOr: Operation<[a: Tensor, b: Tensor]> = defineOp({
  name: 'logical-or',
  shape([a, b], attributes, types) {
    if (types[0] !== 'bool') throw misfit('masks of type bool', 'Compare with equal(), greater() or less().')
    return pairwise([a, b], attributes, types)
  },
  emit: (onnx, [a, b]) => onnx.node('Or', [a, b]),
  gradient: 'none',
})
