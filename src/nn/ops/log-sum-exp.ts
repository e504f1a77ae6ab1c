import { defineOp, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { axesOf, reducedShape } from './axes.ts'
import { elementwise } from './elementwise.ts'
import { exp } from './exp.ts'
import { mul } from './mul.ts'
import { reshape } from './reshape.ts'
import { sub } from './sub.ts'
import type { ReductionOptions } from './sum.ts'

/** log Σ eˣ over axes, all of them unless named, float32; safe at any finite x. */
export const logSumExp: Operation<[x: Tensor], ReductionOptions> = defineOp({
  name: 'log-sum-exp',
  shape: ([x], { axes, keep = false }, types) => reducedShape(elementwise([x], {}, types), axesOf(x, axes), keep),
  emit: (onnx, [x], { inputs: [{ shape }], attributes: { axes, keep = false } }) =>
    onnx.node('ReduceLogSumExp', [x, onnx.ints(axesOf(shape, axes))], {
      keepdims: Number(keep),
      noop_with_empty_axes: 1,
    }),
  gradient({ inputs: [x], output, dy, attributes: { axes } }) {
    const shape = reducedShape(x.shape, axesOf(x.shape, axes), true)
    return [mul(exp(sub(x, reshape(output, { shape }))), reshape(dy, { shape }))]
  },
})
