import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { axisOf } from './axes.ts'

export interface CumsumOptions {
  /** The axis along which to sum; the last unless told. */
  axis?: number
  /** Whether an element's sum leaves the element itself out. */
  exclusive?: boolean
  /** Whether sums run from the end. */
  reverse?: boolean
}

/** Σ of the elements up to each one along an axis, any shape with axes, float32 or int32. */
export const cumsum: Operation<[x: Tensor], CumsumOptions> = defineOp({
  name: 'cumsum',
  shape([x], { axis = -1 }, [type]) {
    if (type === 'bool') throw misfit('numbers', 'cast() the mask to int32.')
    axisOf(x, axis)
    return x
  },
  emit: (onnx, [x], { inputs: [{ shape }], attributes: { axis = -1, exclusive = false, reverse = false } }) =>
    onnx.node('CumSum', [x, onnx.scalar(axisOf(shape, axis), 'int32')], {
      exclusive: Number(exclusive),
      reverse: Number(reverse),
    }),
  gradient: ({ dy, attributes }) => [cumsum(dy, { ...attributes, reverse: !attributes.reverse })],
})
