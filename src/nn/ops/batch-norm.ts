import { defineManyOp, misfit } from '../define-op.ts'
import { type Shape, size, type Tensor } from '../tensor.ts'
import { add } from './add.ts'
import { axisOf } from './axes.ts'
import { checkEpsilon, type NormOptions } from './layer-norm.ts'
import { mul } from './mul.ts'
import { power } from './power.ts'
import { reshape } from './reshape.ts'
import { sub } from './sub.ts'
import { sum } from './sum.ts'

export interface BatchNormOptions extends NormOptions {
  /** The axis of the channels; 1 unless told. */
  axis?: number
}

const batchNormOp = defineManyOp<[x: Tensor, weight: Tensor, bias: Tensor], BatchNormOptions>({
  name: 'batch-norm',
  outputs([x, weight, bias], { axis = 1, epsilon = 1e-5 }, types) {
    const c = x[axisOf(x, axis)]
    if (types.some((type) => type !== 'float32')) throw misfit('operands of type float32', 'cast() them first.')
    if ([weight, bias].some((shape) => shape.length !== 1 || shape[0] !== c)) {
      throw misfit(`weight and bias [${c}]`, 'There is one number for each channel; see the option axis.')
    }
    checkEpsilon(epsilon)
    return [x, [c], [c]].map((shape) => ({ shape, dtype: 'float32' }))
  },
  // Not ONNX Runtime's kernel for training: its statistics are written over its inputs, constants that others share.
  emit(onnx, [x, weight, bias], { inputs: [{ shape }], attributes: { axis = 1, epsilon = 1e-5 } }) {
    const [axes, across] = [onnx.ints(otherAxes(shape, axis)), onnx.ints(acrossShape(shape, axis))]
    const meanOf = (of: string) => onnx.node('ReduceMean', [of, axes], { keepdims: 1, noop_with_empty_axes: 1 })
    const wide = (of: string) => onnx.node('Reshape', [of, across])
    const mean = meanOf(x)
    const centred = onnx.node('Sub', [x, mean])
    const variance = meanOf(onnx.node('Mul', [centred, centred]))
    const deviation = onnx.node('Sqrt', [onnx.node('Add', [variance, onnx.scalar(epsilon)])])
    const scaled = onnx.node('Mul', [centred, onnx.node('Div', [wide(weight), deviation])])
    const flat = (of: string) => onnx.node('Reshape', [of, onnx.ints([-1])])
    return [onnx.node('Add', [scaled, wide(bias)]), flat(mean), flat(variance)]
  },
  gradient({ inputs: [x, weight], outputs: [y, mean, variance], dys, attributes: { axis = 1, epsilon = 1e-5 } }) {
    const dy = dys[0] ?? mul(y, 0)
    const axes = otherAxes(x.shape, axis)
    const [c] = mean.shape
    const each = c / size(x.shape)
    const wide = (of: Tensor) => reshape(of, { shape: acrossShape(x.shape, axis) })
    const inverse = power(add(variance, epsilon), { exponent: -0.5 })
    const centred = sub(x, wide(mean))
    const normal = mul(centred, wide(inverse))
    const [dweight, dbias] = [sum(mul(dy, normal), { axes }), sum(dy, { axes })]
    const apart = sub(sub(dy, mul(normal, wide(mul(dweight, each)))), wide(mul(dbias, each)))
    let dx = mul(apart, wide(mul(weight, inverse)))
    if (dys[1]) dx = add(dx, wide(mul(dys[1], each)))
    if (dys[2]) dx = add(dx, mul(centred, wide(mul(dys[2], 2 * each))))
    return [dx, dweight, dbias]
  },
})

const otherAxes = (shape: Shape, axis: number): number[] =>
  shape.flatMap((_, i) => (i === axisOf(shape, axis) ? [] : [i]))
const acrossShape = (shape: Shape, axis: number): Shape => shape.map((dim, i) => (i === axisOf(shape, axis) ? dim : 1))

/**
 * (x − mean) ÷ √(variance + epsilon) · weight + bias with the statistics of the batch, over all axes but that of the
 * channels: x [..., c, ...], weight [c], bias [c] → [y as x, mean [c], variance [c]], float32; the variance is divided
 * by n. Ioffe & Szegedy 2015, arXiv:1502.03167.
 */
export function batchNorm(
  x: Tensor,
  weight: Tensor,
  bias: Tensor,
  attributes: BatchNormOptions = {},
): readonly [y: Tensor, mean: Tensor, variance: Tensor] {
  const [y, mean, variance] = batchNormOp(x, weight, bias, attributes)
  return [y, mean, variance]
}

/** Batch norm with statistics gathered in training: x [..., c, ...]; weight, bias, mean and variance [c] → as x. */
export function batchNormInference(
  x: Tensor,
  weight: Tensor,
  bias: Tensor,
  mean: Tensor,
  variance: Tensor,
  { axis = 1, epsilon = 1e-5 }: BatchNormOptions = {},
): Tensor {
  // One factor and one shift a channel: two passes over x, and none where a product before it takes the factor in.
  const factor = mul(weight, power(add(variance, epsilon), { exponent: -0.5 }))
  const shift = sub(bias, mul(mean, factor))
  const wide = (of: Tensor) => reshape(of, { shape: acrossShape(x.shape, axis < 0 ? axis + x.shape.length : axis) })
  return add(mul(x, wide(factor)), wide(shift))
}
