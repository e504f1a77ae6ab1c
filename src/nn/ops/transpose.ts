import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'

/** Axes in another order: axis i of the result is axis `axes[i]` of x; reversed where absent. */
export const transpose: Operation<[x: Tensor], { axes?: readonly number[] }> = defineOp({
  name: 'transpose',
  shape([x], { axes = reversed(x.length) }) {
    if (axes.length !== x.length || new Set(axes).size !== x.length || axes.some((axis) => x[axis] === undefined)) {
      throw misfit(`each axis from 0 to ${x.length - 1} once`, `The order given is ${axes.join(', ')}.`)
    }
    return axes.map((axis) => x[axis])
  },
  emit: (onnx, [x], { inputs: [{ shape }], attributes: { axes = reversed(shape.length) } }) =>
    onnx.node('Transpose', [x], { perm: axes }),
  gradient: ({ inputs: [x], dy, attributes: { axes = reversed(x.shape.length) } }) => [
    transpose(dy, { axes: axes.map((_, i) => axes.indexOf(i)) }),
  ],
})

const reversed = (rank: number): number[] => Array.from({ length: rank }, (_, i) => rank - 1 - i)
