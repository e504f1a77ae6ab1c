import { defineManyOp, misfit } from '../define-op.ts'
import { constant } from '../leaves.ts'
import type { Shape, Tensor } from '../tensor.ts'
import { axisOf } from './axes.ts'
import { concat } from './concat.ts'
import { expand } from './sum.ts'

export interface SplitOptions {
  axis: number
  /** Sizes of the parts, which sum to the axis's; or the number of equal parts. */
  sizes: readonly number[] | number
}

const splitOp = defineManyOp<[x: Tensor], SplitOptions>({
  name: 'split',
  outputs([x], options, [dtype]) {
    const { axis, sizes } = partsOf(x, options)
    if (sizes.reduce((a, b) => a + b, 0) !== x[axis] || !sizes.every((size) => Number.isInteger(size) && size > 0)) {
      throw misfit(`parts that make up the ${x[axis]} places of axis ${axis}`, `Their sizes are ${sizes.join(', ')}.`)
    }
    return sizes.map((size) => ({ shape: x.map((dim, i) => (i === axis ? size : dim)), dtype }))
  },
  emit(onnx, [x], { inputs: [{ shape }], attributes }) {
    const { axis, sizes } = partsOf(shape, attributes)
    return sizes.length === 1 ? x : onnx.many('Split', [x, onnx.ints(sizes)], sizes.length, { axis })
  },
  // One concat: as the gradient of several slices it would be as many arrays of x's size, added up.
  gradient: ({ inputs: [x], outputs, dys, attributes: { axis } }) => [
    x.dtype === 'float32'
      ? concat(...dys.map((dy, i) => dy ?? expand(constant(0), { shape: outputs[i].shape })), { axis })
      : null,
  ],
})

/** Parts of x one after the other along an axis: the reverse of `concat`. */
export const split = (x: Tensor, options: SplitOptions): Tensor[] => [...splitOp(x, options)]

function partsOf(shape: Shape, { axis, sizes }: SplitOptions): { axis: number; sizes: readonly number[] } {
  const at = axisOf(shape, axis)
  return { axis: at, sizes: typeof sizes === 'number' ? new Array<number>(sizes).fill(shape[at] / sizes) : sizes }
}
