import { defineOp, misfit, type Operation } from '../define-op.ts'
import { sameShape, shapeText, size, type Tensor } from '../tensor.ts'
import { relu } from './relu.ts'
import { type PoolOptions, poolAttributes, windowsOf } from './windows.ts'

/**
 * The largest element of each window, of the places that are there: x [batch, channels, length] or [batch, channels,
 * height, width] → [batch, channels, …windows]. Of equal largest ones the first has the gradient.
 */
export const maxPool: Operation<[x: Tensor], PoolOptions> = (x, options) =>
  // relu keeps the order, so that it may come after: on a quarter of the elements for windows of 2 by 2.
  x.node.op.name === 'relu' ? relu(maxPoolOp(x.node.inputs[0], options)) : maxPoolOp(x, options)

const maxPoolOp: Operation<[x: Tensor], PoolOptions> = defineOp({
  name: 'max-pool',
  shape: ([x], options) => windowsOf(x, options).shape,
  emit: (onnx, [x], { inputs: [{ shape }], attributes }) =>
    onnx.node('MaxPool', [x], poolAttributes(shape, attributes)),
  gradient: ({ inputs: [x], dy, attributes }) => [maxPoolGradient(x, dy, attributes)],
})

/** dL/dx of `maxPool`: dy at the first largest place of each window, else 0. */
export const maxPoolGradient: Operation<[x: Tensor, dy: Tensor], PoolOptions> = defineOp({
  name: 'max-pool-gradient',
  shape([x, dy], options) {
    const { shape } = windowsOf(x, options)
    if (!sameShape(shape, dy)) throw misfit(`dy ${shapeText(shape)}`, 'There is one for each window.')
    return x
  },
  emit(onnx, [x, dy], { inputs: [{ shape }], attributes }) {
    const windows = poolAttributes(shape, attributes)
    // Found again rather than kept: the kernel that keeps them is four times as slow, which serving would pay for.
    const [, at] = onnx.many('MaxPool', [x], 2, windows)
    if (windowsOf(shape, attributes).disjoint) return onnx.node('MaxUnpool', [dy, at, onnx.ints(shape)], windows)
    const flat = (name: string) => onnx.node('Reshape', [name, onnx.ints([-1])])
    const zeros = onnx.node('Expand', [onnx.scalar(0), onnx.ints([size(shape)])])
    const summed = onnx.node('ScatterElements', [zeros, flat(at), flat(dy)], { axis: 0, reduction: 'add' })
    return onnx.node('Reshape', [summed, onnx.ints(shape)])
  },
  gradient: 'once',
})
