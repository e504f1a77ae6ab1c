import { defineOp, type Operation } from '../define-op.ts'
import { size, type Tensor } from '../tensor.ts'
import { axesOf, reducedShape } from './axes.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { reshape } from './reshape.ts'
import { expand, type ReductionOptions } from './sum.ts'

/** Mean over axes, all of them unless named, float32. */
export const mean: Operation<[x: Tensor], ReductionOptions> = defineOp({
  name: 'mean',
  shape: ([x], { axes, keep = false }, [type]) => reducedShape(elementwise([x], {}, [type]), axesOf(x, axes), keep),
  emit: (onnx, [x], { inputs: [{ shape }], attributes: { axes, keep = false } }) =>
    onnx.node('ReduceMean', [x, onnx.ints(axesOf(shape, axes))], { keepdims: Number(keep), noop_with_empty_axes: 1 }),
  gradient({ inputs: [{ shape }], dy, attributes: { axes } }) {
    const kept = reducedShape(shape, axesOf(shape, axes), true)
    return [expand(reshape(mul(dy, size(kept) / size(shape)), { shape: kept }), { shape })]
  },
})
