import { defineOp, misfit, type Operation } from '../define-op.ts'
import { type Operand, type Shape, sameShape, shapeText, size, type Tensor } from '../tensor.ts'
import { axesOf, reducedShape } from './axes.ts'
import { broadcast } from './broadcast.ts'
import { reshape } from './reshape.ts'

export interface ReductionOptions {
  /** Axes to reduce, -1 the last; all of them where absent. */
  axes?: readonly number[]
  /** Whether reduced axes stay, with size 1. */
  keep?: boolean
}

const MANY = 4096
const PARTS = 32

/** Sum over axes. */
export const sum: Operation<[x: Tensor], ReductionOptions> = defineOp({
  name: 'sum',
  shape: ([x], { axes, keep = false }) => reducedShape(x, axesOf(x, axes), keep),
  emit(onnx, [x], { inputs: [{ shape }], outputs: [out], attributes: { axes, keep = false } }) {
    const over = axesOf(shape, axes)
    const rows = size(shape.slice(0, over.length))
    const leading = over.every((axis, i) => axis === i) && over.length < shape.length
    if (!leading || rows < MANY || rows % PARTS !== 0) {
      return onnx.node('ReduceSum', [x, onnx.ints(over)], { keepdims: Number(keep), noop_with_empty_axes: 1 })
    }
    // Very many rows at once go over a matrix by columns, on one core; in parts it is three times as fast.
    const parts = onnx.node('Reshape', [x, onnx.ints([PARTS, rows / PARTS, size(shape) / rows])])
    const sums = onnx.node('ReduceSum', [parts, onnx.ints([1])], { keepdims: 0 })
    return onnx.node('Reshape', [onnx.node('ReduceSum', [sums, onnx.ints([0])], { keepdims: 0 }), onnx.ints(out.shape)])
  },
  gradient: ({ inputs: [x], dy, attributes: { axes } }) => [
    expand(reshape(dy, { shape: reducedShape(x.shape, axesOf(x.shape, axes), true) }), { shape: x.shape }),
  ],
})

/** x repeated along its axes of size 1 (and new leading ones) until it has `shape`. */
export const expand: Operation<[x: Operand], { shape: Shape }> = defineOp({
  name: 'expand',
  shape([x], { shape }) {
    if (!sameShape(broadcast(x, shape), shape)) {
      throw misfit(`axes that ${shapeText(shape)} repeats`, 'Only axes of size 1 can be repeated.')
    }
    return shape
  },
  emit: (onnx, [x], { attributes: { shape } }) => onnx.node('Expand', [x, onnx.ints(shape)]),
  gradient: ({ inputs: [x], dy }) => [sumTo(dy, { shape: x.shape })],
})

/** The reverse of broadcasting: x summed over the axes along which `shape` was repeated. */
export function sumTo(x: Tensor, { shape }: { shape: Shape }): Tensor {
  if (sameShape(x.shape, shape)) return x
  const lead = x.shape.length - shape.length
  const axes = x.shape.flatMap((dim, i) => (i < lead || (shape[i - lead] === 1 && dim !== 1) ? [i] : []))
  return reshape(sum(x, { axes }), { shape })
}
