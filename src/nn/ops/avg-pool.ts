import { defineOp, type Operation } from '../define-op.ts'
import { constant } from '../leaves.ts'
import { size, type Tensor } from '../tensor.ts'
import { convInputGradient } from './conv.ts'
import { type PoolOptions, poolAttributes, windowsOf } from './windows.ts'

/**
 * The mean of each window, padding counted as 0: x [batch, channels, length] or [batch, channels, height, width] →
 * [batch, channels, …windows]. For all places at once take `mean` over the axes.
 */
export const avgPool: Operation<[x: Tensor], PoolOptions> = defineOp({
  name: 'avg-pool',
  shape: ([x], options) => windowsOf(x, options).shape,
  emit: (onnx, [x], { inputs: [{ shape }], attributes }) =>
    onnx.node('AveragePool', [x], { ...poolAttributes(shape, attributes), count_include_pad: 1 }),
  gradient({ inputs: [{ shape }], dy, attributes }) {
    const { kernels, strides, pads } = windowsOf(shape, attributes)
    const groups = shape[1]
    // A mean is a convolution of each channel by itself, all weights equal.
    const weight = constant(new Float32Array(groups * size(kernels)).fill(1 / size(kernels)), [groups, 1, ...kernels])
    const dilations = kernels.map(() => 1)
    return [convInputGradient(dy, weight, { strides, before: pads, after: pads, dilations, groups, shape })]
  },
})
