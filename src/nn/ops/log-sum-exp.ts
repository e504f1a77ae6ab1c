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
  emit(onnx, [x], { inputs: [{ shape }], attributes: { axes, keep = false } }) {
    const over = axesOf(shape, axes)
    const reduced = (op: string, of: string) =>
      onnx.node(op, [of, onnx.ints(over)], { keepdims: Number(keep), noop_with_empty_axes: 1 })
    if (over.length !== 1) return reduced('ReduceLogSumExp', x)
    // The largest probability is exp(max x − lse), at least 1/n: by ONNX Runtime's Softmax this takes a quarter as long.
    const highest = reduced('ReduceMax', onnx.node('Softmax', [x], { axis: over[0] }))
    return onnx.node('Sub', [reduced('ReduceMax', x), onnx.node('Log', [highest])])
  },
  gradient({ inputs: [x], output, dy, attributes: { axes } }) {
    const shape = reducedShape(x.shape, axesOf(x.shape, axes), true)
    return [mul(exp(sub(x, reshape(output, { shape }))), reshape(dy, { shape }))]
  },
})
