import type { Emitter } from '../onnx/emitter.ts'
import { MICROSOFT } from '../onnx/model.ts'
import { type Shape, size } from '../tensor.ts'

/** Attributes of a convolution with the shapes around it. */
interface ConvOf {
  strides: readonly number[]
  before: readonly number[]
  after: readonly number[]
  dilations: readonly number[]
  groups: number
  x: Shape
  weight: Shape
  dy: Shape
}

/** Emits dL/dx of a convolution. */
export function emitInputGradient(onnx: Emitter, dy: string, weight: string, of: ConvOf): string {
  const { strides, before, after, dilations, groups, x, weight: w } = of
  const kernel = w.slice(2)
  const reach = kernel.map((k, i) => dilations[i] * (k - 1))
  const spatial = kernel.map((_, i) => i)
  const dense = spatial.every((i) => strides[i] === 1 && before[i] <= reach[i] && after[i] <= reach[i])
  if (!dense) {
    const made = spatial.map((i) => strides[i] * (of.dy[i + 2] - 1) + reach[i] + 1 - before[i] - after[i])
    return onnx.node('ConvTranspose', [dy, weight], {
      kernel_shape: kernel,
      strides,
      pads: [...before, ...after],
      dilations,
      group: groups,
      output_padding: spatial.map((i) => x[i + 2] - made[i]),
    })
  }
  // Conv of the flipped filters is twice as fast as ConvTranspose on the CPU.
  const n = kernel.length
  const grouped = [groups, w[0] / groups, w[1], ...kernel]
  const axes = spatial.map((i) => i + 3)
  const order = [0, 2, 1, ...axes]
  const turned = onnx.node('Transpose', [onnx.node('Reshape', [weight, onnx.ints(grouped)])], { perm: order })
  const each = (value: number) => onnx.ints(new Array<number>(n).fill(value))
  const flipped =
    size(kernel) === 1
      ? turned
      : onnx.node('Slice', [turned, each(-1), each(Number.MIN_SAFE_INTEGER), onnx.ints(axes), each(-1)])
  const filters = onnx.node('Reshape', [flipped, onnx.ints([groups * w[1], w[0] / groups, ...kernel])])
  return onnx.node('Conv', [dy, filters], {
    kernel_shape: kernel,
    pads: [...reach.map((r, i) => r - before[i]), ...reach.map((r, i) => r - after[i])],
    dilations,
    group: groups,
  })
}

/**
 * Emits dL/dweight of a convolution as products with the unfolded input, two to five times as fast on the CPU as the
 * convolution with batch and channels swapped.
 */
export function emitWeightGradient(onnx: Emitter, x: string, dy: string, of: ConvOf): string {
  const { groups, weight, dy: out } = of
  const [, filters, ...spatial] = out
  const [places, taps, channels] = [size(spatial), size(weight.slice(2)), weight[1]]
  // A product for each sample, summed; where these would outgrow what they are made of, one for all samples.
  const made = groups > 1 || filters <= places ? ofSamples(onnx, x, dy, of) : ofChannels(onnx, x, dy, of)
  const shaped = (name: string, shape: Shape) => onnx.node('Reshape', [name, onnx.ints(shape)])
  if (taps === 1) return shaped(made, weight)
  const turned = onnx.node('Transpose', [shaped(made, [filters, taps, channels])], { perm: [0, 2, 1] })
  return shaped(turned, weight)
}

/** [groups, filters / groups, taps · channels], summed over products [batch, groups, …]. */
function ofSamples(onnx: Emitter, x: string, dy: string, of: ConvOf): string {
  const { groups, weight, dy: out } = of
  const [batch, filters, ...spatial] = out
  const [places, channels] = [size(spatial), weight[1]]
  const column = (part: string) => onnx.node('Reshape', [part, onnx.ints([batch, groups, channels, places])])
  const columns = taken(onnx, x, of).map(column)
  const unfolded = columns.length === 1 ? columns[0] : onnx.node('Concat', columns, { axis: 2 })
  const rows = onnx.node('Reshape', [dy, onnx.ints([batch, groups, filters / groups, places])])
  const products = onnx.node('FusedMatMul', [rows, unfolded], { transB: 1 }, MICROSOFT)
  return onnx.node('ReduceSum', [products, onnx.ints([0])], { keepdims: 0 })
}

/** [filters, taps · channels] as one product over batch and places. */
function ofChannels(onnx: Emitter, x: string, dy: string, of: ConvOf): string {
  const [batch, filters, ...spatial] = of.dy
  const n = batch * size(spatial)
  const perm = [1, 0, ...spatial.map((_, i) => i + 2)]
  const flat = (name: string, rows: number) => onnx.node('Reshape', [name, onnx.ints([rows, n])])
  const columns = taken(onnx, onnx.node('Transpose', [x], { perm }), of).map((part) => flat(part, of.weight[1]))
  const unfolded = columns.length === 1 ? columns[0] : onnx.node('Concat', columns, { axis: 0 })
  const rows = flat(onnx.node('Transpose', [dy], { perm }), filters)
  return onnx.node('Gemm', [rows, unfolded], { transB: 1 })
}

/** For each place of the kernel what it sees of the input, first places first: [., ., …output size] each. */
function taken(onnx: Emitter, x: string, { strides, before, after, dilations, weight, dy }: ConvOf): string[] {
  const kernel = weight.slice(2)
  const padded = [...before, ...after].some((n) => n > 0)
    ? onnx.node('Pad', [x, onnx.ints([0, 0, ...before, 0, 0, ...after])])
    : x
  const axes = onnx.ints(kernel.map((_, i) => i + 2))
  return Array.from({ length: size(kernel) }, (_, tap) => {
    const at = kernel.map((k, i) => Math.floor(tap / size(kernel.slice(i + 1))) % k)
    const starts = at.map((place, i) => place * dilations[i])
    const ends = starts.map((start, i) => start + strides[i] * (dy[i + 2] - 1) + 1)
    return onnx.node('Slice', [padded, onnx.ints(starts), onnx.ints(ends), axes, onnx.ints(strides)])
  })
}
