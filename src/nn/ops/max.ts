import { defineOp, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { axesOf, reducedShape } from './axes.ts'
import { cast } from './cast.ts'
import { div } from './div.ts'
import { elementwise } from './elementwise.ts'
import { equal } from './equal.ts'
import { mul } from './mul.ts'
import { reshape } from './reshape.ts'
import { type ReductionOptions, sum } from './sum.ts'

/** The greatest element over axes, all of them unless named, float32. Equal ones share the gradient evenly. */
export const max: Operation<[x: Tensor], ReductionOptions> = defineOp({
  name: 'max',
  shape: ([x], { axes, keep = false }, types) => reducedShape(elementwise([x], {}, types), axesOf(x, axes), keep),
  emit: (onnx, [x], { inputs: [{ shape }], attributes: { axes, keep = false } }) =>
    onnx.node('ReduceMax', [x, onnx.ints(axesOf(shape, axes))], { keepdims: Number(keep), noop_with_empty_axes: 1 }),
  gradient: ({ inputs: [x], output, dy, attributes: { axes } }) => [shared(x, output, dy, axes)],
})

/** dy of a reduction to `output`, divided evenly among the elements that are equal to it. */
export function shared(x: Tensor, output: Tensor, dy: Tensor, named?: readonly number[]): Tensor {
  const axes = axesOf(x.shape, named)
  const shape = reducedShape(x.shape, axes, true)
  const mask = cast(equal(x, reshape(output, { shape })), { dtype: 'float32' })
  return mul(mask, div(reshape(dy, { shape }), sum(mask, { axes, keep: true })))
}
