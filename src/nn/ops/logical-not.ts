import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'

/** Whether x does not hold by element: a mask (bool) of any shape. */
export const logicalNot: Operation<[x: Tensor]> = defineOp({
  name: 'logical-not',
  shape([x], _, [type]) {
    if (type !== 'bool') throw misfit('a mask of type bool', 'Compare with equal(), greater() or less().')
    return x
  },
  emit: (onnx, [x]) => onnx.node('Not', [x]),
  gradient: 'none',
})
