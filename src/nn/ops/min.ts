import { defineOp, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { axesOf, reducedShape } from './axes.ts'
import { elementwise } from './elementwise.ts'
import { shared } from './max.ts'
import type { ReductionOptions } from './sum.ts'

/** The smallest element over axes, all of them unless named, float32. Equal ones share the gradient evenly. */
export const min: Operation<[x: Tensor], ReductionOptions> = defineOp({
  name: 'min',
  shape: ([x], { axes, keep = false }, types) => reducedShape(elementwise([x], {}, types), axesOf(x, axes), keep),
  emit: (onnx, [x], { inputs: [{ shape }], attributes: { axes, keep = false } }) =>
    onnx.node('ReduceMin', [x, onnx.ints(axesOf(shape, axes))], { keepdims: Number(keep), noop_with_empty_axes: 1 }),
  gradient: ({ inputs: [x], output, dy, attributes: { axes } }) => [shared(x, output, dy, axes)],
})
