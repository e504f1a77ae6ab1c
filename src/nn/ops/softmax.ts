import { defineOp, type Operation } from '../define-op.ts'
import type { Dtype, Shape, Tensor } from '../tensor.ts'
import { axisOf } from './axes.ts'
import { elementwise } from './elementwise.ts'
import { mul } from './mul.ts'
import { sub } from './sub.ts'
import { sum } from './sum.ts'

export interface SoftmaxOptions {
  /** The axis whose elements sum to 1; the last unless told. */
  axis?: number
}

/** Shape rule of softmax and log-softmax: the operand's, and the axis exists. */
export function alongAxis([x]: readonly [Shape], { axis = -1 }: SoftmaxOptions, [type]: readonly [Dtype]): Shape {
  axisOf(x, axis)
  return elementwise([x], {}, [type])
}

/** eˣ ÷ Σ eˣ along an axis, any shape with axes, float32; safe at any finite x. */
export const softmax: Operation<[x: Tensor], SoftmaxOptions> = defineOp({
  name: 'softmax',
  shape: alongAxis,
  emit: (onnx, [x], { attributes: { axis = -1 } }) => onnx.node('Softmax', [x], { axis }),
  gradient({ output, dy, attributes: { axis = -1 } }) {
    const weighed = mul(dy, output)
    return [sub(weighed, mul(output, sum(weighed, { axes: [axis], keep: true })))]
  },
})
