import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { axisOf } from './axes.ts'
import { slice } from './slice.ts'

/** Tensors one after the other along an axis; all other axes and the element types are equal. */
export const concat: Operation<readonly Tensor[], { axis: number }> = defineOp<readonly Tensor[], { axis: number }>({
  name: 'concat',
  shape(inputs, { axis }, dtypes) {
    if (inputs.length === 0) throw misfit('one tensor or more', 'There is nothing to put together.')
    const [first] = inputs
    const at = axisOf(first, axis)
    const fits = inputs.every((x) => x.length === first.length && x.every((dim, i) => i === at || dim === first[i]))
    if (!fits) throw misfit(`equal sizes on every axis but ${at}`, 'reshape(), slice() or pad() what differs.')
    if (dtypes.some((dtype) => dtype !== dtypes[0])) throw misfit('one element type', 'Convert what differs.')
    return first.map((dim, i) => (i === at ? inputs.reduce((sum, x) => sum + x[at], 0) : dim))
  },
  emit: (onnx, inputs, { outputs: [{ shape }], attributes: { axis } }) =>
    inputs.length === 1 ? inputs[0] : onnx.node('Concat', inputs, { axis: axisOf(shape, axis) }),
  gradient({ inputs, dy, attributes: { axis } }) {
    const at = axisOf(dy.shape, axis)
    let start = 0
    return inputs.map(({ shape }) => {
      const end = start + shape[at]
      const part = inputs.length === 1 ? dy : slice(dy, { axis: at, start, end })
      start = end
      return part
    })
  },
})
