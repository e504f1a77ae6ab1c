import { defineOp, misfit, type Operation } from '../define-op.ts'
import { type Shape, sameShape, type Tensor } from '../tensor.ts'
import { emitInputGradient, emitWeightGradient } from './conv-gradients.ts'
import { sum } from './sum.ts'

/** Of each spatial axis: strides, zeros before and after, distance of the kernel's places. */
export interface ConvAttributes {
  strides: readonly number[]
  before: readonly number[]
  after: readonly number[]
  dilations: readonly number[]
  groups: number
}

export interface Conv2dOptions {
  /** One number or [vertical, horizontal]; 1 where absent. */
  stride?: number | readonly [number, number]
  /** Zeros on each side, one number or [vertical, horizontal]; `same` keeps ⌈size / stride⌉. 0 where absent. */
  padding?: number | readonly [number, number] | 'same'
  /** Distance of the kernel's places; 1 where absent. */
  dilation?: number | readonly [number, number]
  /** Channels are taken in so many groups that do not see each other; 1 where absent. */
  groups?: number
}

export interface Conv1dOptions {
  stride?: number
  /** Zeros on each side or [left, right]: [(kernel − 1) · dilation, 0] is causal. `same` keeps ⌈length / stride⌉. */
  padding?: number | readonly [left: number, right: number] | 'same'
  dilation?: number
  groups?: number
}

/**
 * Convolution of pictures (cross-correlation, as in every framework): x [batch, channels, height, width], weight [out,
 * channels / groups, kernelHeight, kernelWidth] and bias [out] → [batch, out, height', width'].
 */
export function conv2d(x: Tensor, weight: Tensor, bias?: Tensor, options: Conv2dOptions = {}): Tensor {
  const { stride = 1, padding = 0, dilation = 1, groups = 1 } = options
  const [strides, dilations] = [pair(stride), pair(dilation)]
  const zeros =
    padding === 'same' ? same(x, weight, strides, dilations) : { before: pair(padding), after: pair(padding) }
  return conv(x, weight, bias, { strides, ...zeros, dilations, groups })
}

/**
 * Convolution of sequences: x [batch, channels, length], weight [out, channels / groups, kernel] and bias [out] →
 * [batch, out, length']. `causalConv1d` is faster where it fits.
 */
export function conv1d(x: Tensor, weight: Tensor, bias?: Tensor, options: Conv1dOptions = {}): Tensor {
  const { stride = 1, padding = 0, dilation = 1, groups = 1 } = options
  const [strides, dilations] = [[stride], [dilation]]
  const [left, right] = padding === 'same' ? [0, 0] : pair(padding)
  const zeros = padding === 'same' ? same(x, weight, strides, dilations) : { before: [left], after: [right] }
  return conv(x, weight, bias, { strides, ...zeros, dilations, groups })
}

const pair = (of: number | readonly [number, number]): readonly [number, number] =>
  typeof of === 'number' ? [of, of] : of

/** Zeros so that ⌈size / stride⌉ places come out; where they are odd, one more after than before. */
function same({ shape }: Tensor, weight: Tensor, strides: readonly number[], dilations: readonly number[]) {
  const total = strides.map((stride, i) => {
    const n = shape[i + 2] ?? 1
    return Math.max(0, (Math.ceil(n / stride) - 1) * stride + reach(weight.shape[i + 2] ?? 1, dilations[i]) - n)
  })
  return { before: total.map((of) => Math.floor(of / 2)), after: total.map((of) => Math.ceil(of / 2)) }
}

const reach = (kernel: number, dilation: number): number => dilation * (kernel - 1) + 1

/** Convolution over any number of spatial axes, every attribute given: what `conv1d` and `conv2d` are. */
const conv: Operation<[x: Tensor, weight: Tensor, bias?: Tensor], ConvAttributes> = defineOp({
  name: 'conv',
  shape([x, weight, bias], attributes) {
    const [, , ...spatial] = x
    if (x.length !== attributes.strides.length + 2 || weight.length !== x.length) {
      throw misfit('x [batch, channels, …size] and weight [out, channels, …kernel]', 'reshape() adds a missing axis.')
    }
    if (bias && !sameShape(bias, [weight[0]])) throw misfit(`bias [${weight[0]}]`, 'There is one for each filter.')
    checkAttributes(attributes)
    const { groups, strides, before, after, dilations } = attributes
    if (weight[1] * groups !== x[1] || weight[0] % groups !== 0) {
      throw misfit(
        `weight [out, ${x[1] / groups}, …], out divisible by ${groups}`,
        'Channels are split over the groups.',
      )
    }
    const out = spatial.map((n, i) =>
      Math.floor((n + before[i] + after[i] - reach(weight[i + 2], dilations[i])) / strides[i] + 1),
    )
    if (out.some((n) => n < 1)) throw misfit('a kernel no larger than the input', 'Give more padding.')
    return [x[0], weight[0], ...out]
  },
  emit: (onnx, inputs, { attributes: { strides, before, after, dilations, groups }, inputs: [, { shape }] }) =>
    onnx.node('Conv', inputs as readonly string[], {
      kernel_shape: shape.slice(2),
      strides,
      pads: [...before, ...after],
      dilations,
      group: groups,
    }),
  gradient({ inputs: [x, weight, bias], dy, attributes }) {
    const dx = convInputGradient(dy, weight, { ...attributes, shape: x.shape })
    const dweight = convWeightGradient(x, dy, { ...attributes, shape: weight.shape })
    if (!bias) return [dx, dweight]
    return [dx, dweight, sum(dy, { axes: dy.shape.flatMap((_, i) => (i === 1 ? [] : [i])) })] as [
      Tensor,
      Tensor,
      Tensor,
    ]
  },
})

function checkAttributes({ strides, before, after, dilations, groups }: ConvAttributes) {
  const whole = (from: number) => (of: number) => Number.isInteger(of) && of >= from
  if (![...strides, ...dilations, groups].every(whole(1)) || ![...before, ...after].every(whole(0))) {
    throw misfit('strides, dilations and groups of 1 or more, padding of 0 or more', 'They are whole numbers.')
  }
}

/** dL/dx of `conv` from dy = dL/dy and the weights; `shape` is that of x. */
export const convInputGradient: Operation<[dy: Tensor, weight: Tensor], ConvAttributes & { shape: Shape }> = defineOp({
  name: 'conv-input-gradient',
  shape: (_, { shape }) => shape,
  emit: (onnx, [dy, weight], { inputs: [d, w], attributes }) =>
    emitInputGradient(onnx, dy, weight, { ...attributes, dy: d.shape, weight: w.shape, x: attributes.shape }),
  gradient: ({ inputs: [dy, weight], dy: ddx, attributes: { shape: _, ...attributes } }) => [
    conv(ddx, weight, undefined, attributes),
    convWeightGradient(ddx, dy, { ...attributes, shape: weight.shape }),
  ],
})

/** dL/dweight of `conv` from x and dy = dL/dy; `shape` is that of the weights. */
export const convWeightGradient: Operation<[x: Tensor, dy: Tensor], ConvAttributes & { shape: Shape }> = defineOp({
  name: 'conv-weight-gradient',
  shape: (_, { shape }) => shape,
  emit: (onnx, [x, dy], { inputs: [of, d], attributes }) =>
    emitWeightGradient(onnx, x, dy, { ...attributes, dy: d.shape, weight: attributes.shape, x: of.shape }),
  gradient: ({ inputs: [x, dy], dy: ddweight, attributes: { shape: _, ...attributes } }) => [
    convInputGradient(dy, ddweight, { ...attributes, shape: x.shape }),
    conv(x, ddweight, undefined, attributes),
  ],
})
