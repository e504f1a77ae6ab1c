import { defineOp, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { exp } from './exp.ts'
import { mul } from './mul.ts'
import { alongAxis, type SoftmaxOptions } from './softmax.ts'
import { sub } from './sub.ts'
import { sum } from './sum.ts'

/** x − log Σ eˣ along an axis, any shape with axes, float32: finite where the logarithm of softmax() is not. */
export const logSoftmax: Operation<[x: Tensor], SoftmaxOptions> = defineOp({
  name: 'log-softmax',
  shape: alongAxis,
  emit: (onnx, [x], { attributes: { axis = -1 } }) => onnx.node('LogSoftmax', [x], { axis }),
  gradient: ({ output, dy, attributes: { axis = -1 } }) => [
    sub(dy, mul(exp(output), sum(dy, { axes: [axis], keep: true }))),
  ],
})
