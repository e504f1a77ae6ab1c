import { defineManyOp, misfit } from '../define-op.ts'
import type { Dtype, Tensor } from '../tensor.ts'

/** Numbers of the element types in onnx.proto. */
const numbers: Record<Dtype, number> = { float32: 1, int32: 6, bool: 9 }

const castOp = defineManyOp<[x: Tensor], { dtype: Dtype }>({
  name: 'cast',
  outputs([shape], { dtype }) {
    if (!(dtype in numbers)) throw misfit("a dtype: 'float32', 'int32' or 'bool'", `There is no ${dtype}.`)
    return [{ shape, dtype }]
  },
  emit: (onnx, [x], { attributes: { dtype } }) => onnx.node('Cast', [x], { to: numbers[dtype] }),
  // An operand that is not real, or a result that is not, ends the way of a gradient.
  gradient: ({ inputs: [x], dys: [dy], attributes: { dtype } }) => [x.dtype === dtype ? dy : null],
})

/**
 * x as another element type, any shape: a real number loses its fraction as int32, what is not 0 is true, true is 1.
 * Nothing has a gradient through it but a cast of float32 to float32.
 */
export const cast = (x: Tensor, attributes: { dtype: Dtype }): Tensor => castOp(x, attributes)[0]
