import { avgPool } from '../avg-pool.ts'
import { causalConv1d, causalConv1dInputGradient } from '../causal-conv1d.ts'
import { type ConvAttributes, conv1d, conv2d, convInputGradient, convWeightGradient } from '../conv.ts'
import { maxPool, maxPoolGradient } from '../max-pool.ts'
import type { Draw, OpCase, Values } from './case.ts'

interface Plain {
  stride?: readonly number[]
  before?: readonly number[]
  dilation?: readonly number[]
  groups?: number
  /** Height and width that come out. */
  out: readonly number[]
}

/** Convolution by its definition; `each` is told every product: places in y, x and the weights. */
function everyProduct(xs: readonly number[], ws: readonly number[], plain: Plain, each: (...at: number[]) => void) {
  const { stride = [1, 1], before = [0, 0], dilation = [1, 1], groups = 1, out } = plain
  const [batch, channels, height, width] = xs
  const [filters, own, kh, kw] = ws
  for (let y = 0; y < batch * filters * out[0] * out[1]; y++) {
    const [b, f] = [Math.floor(y / (filters * out[0] * out[1])), Math.floor(y / (out[0] * out[1])) % filters]
    const [row, column] = [Math.floor(y / out[1]) % out[0], y % out[1]]
    for (let tap = 0; tap < own * kh * kw; tap++) {
      const [c, i, j] = [Math.floor(tap / (kh * kw)), Math.floor(tap / kw) % kh, tap % kw]
      const h = row * stride[0] + i * dilation[0] - before[0]
      const w = column * stride[1] + j * dilation[1] - before[1]
      const channel = Math.floor(f / (filters / groups)) * own + c
      if (h < 0 || w < 0 || h >= height || w >= width) continue
      each(y, ((b * channels + channel) * height + h) * width + w, f * own * kh * kw + tap)
    }
  }
}

const flat = ({ shape }: Values): readonly number[] => (shape.length === 4 ? shape : [shape[0], shape[1], 1, shape[2]])

const convolved =
  (plain: Plain) =>
  (x: Values, weight: Values, bias?: Values): ArrayLike<number> => {
    const [filters, places] = [weight.shape[0], plain.out[0] * plain.out[1]]
    const y = new Float64Array(x.shape[0] * filters * places)
    if (bias) for (const at of y.keys()) y[at] = bias.data[Math.floor(at / places) % filters]
    everyProduct(flat(x), flat(weight), plain, (at, i, j) => (y[at] += x.data[i] * weight.data[j]))
    return y
  }

const attributes: ConvAttributes = { strides: [2, 1], before: [1, 0], after: [0, 1], dilations: [1, 1], groups: 1 }
const plain: Plain = { stride: [2, 1], before: [1, 0], out: [2, 3] }
const [xShape, weightShape] = [
  [2, 2, 4, 3],
  [3, 2, 3, 2],
]

const twoAxes: readonly OpCase[] = [
  {
    op: 'conv',
    operands: (draw) => [draw.reals([2, 2, 4, 3]), draw.reals([3, 2, 2, 2]), draw.reals([3])],
    apply: (x, weight, bias) => conv2d(x, weight, bias),
    expected: convolved({ out: [3, 2] }),
  },
  {
    op: 'conv',
    when: 'that keeps the size',
    operands: (draw) => [draw.reals([2, 1, 4, 3]), draw.reals([2, 1, 3, 2])],
    apply: (x, weight) => conv2d(x, weight, undefined, { padding: 'same' }),
    expected: convolved({ before: [1, 0], out: [4, 3] }),
  },
  {
    op: 'conv',
    when: 'with strides',
    operands: (draw) => [draw.reals([2, 2, 6, 5]), draw.reals([2, 2, 3, 3]), draw.reals([2])],
    apply: (x, weight, bias) => conv2d(x, weight, bias, { stride: 2, padding: [1, 0] }),
    expected: convolved({ stride: [2, 2], before: [1, 0], out: [3, 2] }),
  },
  {
    op: 'conv',
    when: 'of groups, dilated,',
    operands: (draw) => [draw.reals([2, 4, 3, 4]), draw.reals([2, 2, 2, 2])],
    apply: (x, weight) => conv2d(x, weight, undefined, { groups: 2, dilation: [1, 2] }),
    expected: convolved({ dilation: [1, 2], groups: 2, out: [2, 2] }),
  },
  {
    op: 'conv',
    when: 'with more padding than the kernel reaches',
    operands: (draw) => [draw.reals([1, 2, 2, 2]), draw.reals([2, 2, 1, 1])],
    apply: (x, weight) => conv2d(x, weight, undefined, { padding: 1 }),
    expected: convolved({ before: [1, 1], out: [4, 4] }),
  },
  {
    op: 'conv',
    when: 'with more filters than places',
    operands: (draw) => [draw.reals([3, 2, 2, 3]), draw.reals([5, 2, 2, 2]), draw.reals([5])],
    apply: (x, weight, bias) => conv2d(x, weight, bias),
    expected: convolved({ out: [1, 2] }),
  },
]

const oneAxis: readonly OpCase[] = [
  {
    op: 'conv',
    when: 'of sequences, causal,',
    operands: (draw) => [draw.reals([2, 3, 5]), draw.reals([2, 3, 3]), draw.reals([2])],
    apply: (x, weight, bias) => conv1d(x, weight, bias, { padding: [4, 0], dilation: 2 }),
    expected: convolved({ before: [0, 4], dilation: [1, 2], out: [1, 5] }),
  },
  {
    op: 'conv',
    when: 'of sequences, each channel by itself,',
    operands: (draw) => [draw.reals([2, 3, 6]), draw.reals([3, 1, 3])],
    apply: (x, weight) => conv1d(x, weight, undefined, { padding: 'same', stride: 2, groups: 3 }),
    expected: convolved({ stride: [1, 2], groups: 3, out: [1, 3] }),
  },
]

/** x [batch, length, in] seen by place i of a causal kernel. */
const causal = (x: Values, weight: Values, bias: Values | undefined, dilation: number): number[] => {
  const [batch, length, inner] = x.shape
  const [kernel, , outer] = weight.shape
  return Array.from({ length: batch * length * outer }, (_, at) => {
    const [b, t, o] = [Math.floor(at / (length * outer)), Math.floor(at / outer) % length, at % outer]
    let y = bias?.data[o] ?? 0
    for (let i = 0; i < kernel; i++) {
      const s = t - (kernel - 1 - i) * dilation
      for (let c = 0; s >= 0 && c < inner; c++)
        y += x.data[(b * length + s) * inner + c] * weight.data[(i * inner + c) * outer + o]
    }
    return y
  })
}

const causalOperands = (draw: Draw) => [draw.reals([2, 4, 2]), draw.reals([draw.integer(1, 3), 2, 3]), draw.reals([3])]

/** What a pool makes of the places of each window, padding left out. */
const pooled =
  (plain: Plain, kernel: readonly number[], of: (places: number[]) => number) =>
  (x: Values): number[] => {
    const windows: number[][] = Array.from({ length: x.shape[0] * x.shape[1] * plain.out[0] * plain.out[1] }, () => [])
    const shape = flat(x)
    everyProduct(shape, [shape[1], 1, ...kernel], { ...plain, groups: shape[1] }, (y, i) => windows[y].push(x.data[i]))
    return windows.map(of)
  }
const largest = (places: number[]) => Math.max(...places)
const meanOf = (n: number) => (places: number[]) => places.reduce((a, b) => a + b, 0) / n

const pools: readonly OpCase[] = [
  {
    op: 'max-pool',
    operands: (draw) => [draw.distinct([2, 2, 5, 4])],
    apply: (x) => maxPool(x, { kernel: 2 }),
    expected: pooled({ stride: [2, 2], out: [2, 2] }, [2, 2], largest),
  },
  {
    op: 'max-pool',
    when: 'of sequences, with windows that overlap and padding,',
    operands: (draw) => [draw.distinct([2, 2, 5])],
    apply: (x) => maxPool(x, { kernel: 3, stride: 2, padding: 1 }),
    expected: pooled({ stride: [1, 2], before: [0, 1], out: [1, 3] }, [1, 3], largest),
  },
  {
    op: 'max-pool-gradient',
    when: 'at equal elements',
    operands: (draw) => [draw.reals([1, 1, 6], 0, Number.MIN_VALUE), draw.reals([1, 1, 3])],
    apply: (x, dy) => maxPoolGradient(x, dy, { kernel: 2 }),
    expected: (_, { data: dy }) => [dy[0], 0, dy[1], 0, dy[2], 0],
  },
  {
    op: 'max-pool-gradient',
    when: 'at equal elements of windows that overlap',
    operands: (draw) => [draw.reals([1, 1, 4], 0, Number.MIN_VALUE), draw.reals([1, 1, 3])],
    apply: (x, dy) => maxPoolGradient(x, dy, { kernel: 2, stride: 1 }),
    expected: (_, { data: dy }) => [...dy, 0],
  },
  {
    op: 'max-pool-gradient',
    when: 'with a last column that no window sees',
    operands: (draw) => [
      draw.operand([1, 1, 2, 3], 'float32', Float32Array.of(1, 2, 9, 4, 3, 9)),
      draw.reals([1, 1, 1, 1]),
    ],
    apply: (x, dy) => maxPoolGradient(x, dy, { kernel: 2 }),
    expected: (_, { data: [dy] }) => [0, 0, 0, dy, 0, 0],
  },
  {
    op: 'avg-pool',
    operands: (draw) => [draw.reals([2, 3, 4, 5])],
    apply: (x) => avgPool(x, { kernel: [2, 3], stride: 1 }),
    expected: pooled({ out: [3, 3] }, [2, 3], meanOf(6)),
  },
  {
    op: 'avg-pool',
    when: 'of sequences, padded,',
    operands: (draw) => [draw.reals([2, 2, 5])],
    apply: (x) => avgPool(x, { kernel: 2, padding: 1 }),
    expected: pooled({ stride: [1, 2], before: [0, 1], out: [1, 3] }, [1, 2], meanOf(2)),
  },
]

export const convolution: readonly OpCase[] = [
  ...twoAxes,
  ...oneAxis,
  ...pools,
  {
    op: 'conv-input-gradient',
    operands: (draw) => [draw.reals([2, 3, 2, 3]), draw.reals(weightShape)],
    apply: (dy, weight) => convInputGradient(dy, weight, { ...attributes, shape: xShape }),
    expected(dy, weight) {
      const dx = new Float64Array(48)
      everyProduct(xShape, weightShape, plain, (y, i, j) => (dx[i] += dy.data[y] * weight.data[j]))
      return dx
    },
  },
  {
    op: 'conv-weight-gradient',
    operands: (draw) => [draw.reals(xShape), draw.reals([2, 3, 2, 3])],
    apply: (x, dy) => convWeightGradient(x, dy, { ...attributes, shape: weightShape }),
    expected(x, dy) {
      const dweight = new Float64Array(36)
      everyProduct(xShape, weightShape, plain, (y, i, j) => (dweight[j] += dy.data[y] * x.data[i]))
      return dweight
    },
  },
  {
    op: 'causal-conv1d',
    operands: causalOperands,
    apply: (x, weight, bias) => causalConv1d(x, weight, bias, { dilation: 2 }),
    expected: (x, weight, bias) => causal(x, weight, bias, 2),
  },
  {
    op: 'causal-conv1d',
    when: 'without a bias',
    operands: (draw) => causalOperands(draw).slice(0, 2),
    apply: (x, weight) => causalConv1d(x, weight),
    expected: (x, weight) => causal(x, weight, undefined, 1),
  },
  {
    op: 'causal-conv1d-input-gradient',
    operands: (draw) => [draw.reals([1, 3, 2]), draw.reals([2, 1, 2])],
    apply: (dy, weight) => causalConv1dInputGradient(dy, weight, {}),
    expected: ({ data: dy }, { data: w }) =>
      [0, 1, 2].map((t) => {
        const times = (at: number, i: number) => (at < 3 ? dy[at * 2] * w[i * 2] + dy[at * 2 + 1] * w[i * 2 + 1] : 0)
        return times(t, 1) + times(t + 1, 0)
      }),
  },
]
