import { defineOp, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { axisOf, reducedShape } from './axes.ts'
import { elementwise } from './elementwise.ts'

export interface ArgmaxOptions {
  /** The axis along which to search; the last unless told. */
  axis?: number
  /** Whether the axis stays, with size 1. */
  keep?: boolean
}

/** Where along an axis the greatest element is, the first of equal ones: x float32 → int32 without the axis. */
export const argmax: Operation<[x: Tensor], ArgmaxOptions> = defineOp({
  name: 'argmax',
  dtype: 'int32',
  shape: ([x], { axis = -1, keep = false }, types) =>
    reducedShape(elementwise([x], {}, types), [axisOf(x, axis)], keep),
  emit: (onnx, [x], { attributes: { axis = -1, keep = false } }) =>
    onnx.node('Cast', [onnx.node('ArgMax', [x], { axis, keepdims: Number(keep) })], { to: 6 }),
  gradient: 'none',
})
