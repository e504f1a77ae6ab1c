import { defineOp, misfit, type Operation } from '../define-op.ts'
import { type Shape, sameShape, type Tensor } from '../tensor.ts'
import { axisOf } from './axes.ts'
import { reshape } from './reshape.ts'

export interface SliceOptions {
  axis: number
  /** First place taken; negative counts from the end. 0 where absent. */
  start?: number
  /** First place no longer taken; negative counts from the end. The size of the axis where absent. */
  end?: number
  /** Take every step-th place, 1 or more. */
  step?: number
}

/** The places start, start + step, … < end of one axis: [..., n, ...] → [..., ⌈(end − start) / step⌉, ...]. */
export const slice: Operation<[x: Tensor], SliceOptions> = defineOp({
  name: 'slice',
  shape([x], options) {
    const { axis, start, end, step } = placesOf(x, options)
    if (!(Number.isInteger(step) && step >= 1)) throw misfit('a step of 1 or more', `The step given is ${step}.`)
    if (![start, end].every(Number.isInteger) || start < 0 || end > x[axis] || start > end) {
      throw misfit(`places from 0 to ${x[axis]}, the start before the end`, `The slice is from ${start} to ${end}.`)
    }
    return x.map((dim, i) => (i === axis ? Math.ceil((end - start) / step) : dim))
  },
  emit(onnx, [x], { inputs: [{ shape }], attributes }) {
    const { axis, start, end, step } = placesOf(shape, attributes)
    return onnx.node('Slice', [x, ...[start, end, axis, step].map((of) => onnx.ints([of]))])
  },
  gradient({ inputs: [x], dy, attributes }) {
    const { axis, start, step } = placesOf(x.shape, attributes)
    const apart = spread(dy, axis, step)
    const room = x.shape[axis] - start
    // The step after the last place may lead beyond the end.
    const fitting = apart.shape[axis] > room ? slice(apart, { axis, end: room }) : apart
    return [padAxis(fitting, axis, start, room - fitting.shape[axis])]
  },
})

function placesOf(shape: Shape, { axis, start = 0, end, step = 1 }: SliceOptions) {
  const at = axisOf(shape, axis)
  const n = shape[at]
  const place = (of: number) => (of < 0 ? of + n : of)
  return { axis: at, start: place(start), end: end === undefined ? n : place(end), step }
}

/** Zeros after each place of an axis, so that its places are `step` apart. */
function spread(x: Tensor, axis: number, step: number): Tensor {
  if (step === 1) return x
  const { shape } = x
  const column = reshape(x, { shape: [...shape.slice(0, axis + 1), 1, ...shape.slice(axis + 1)] })
  const wide = padAxis(column, axis + 1, 0, step - 1)
  return reshape(wide, { shape: shape.map((dim, i) => (i === axis ? dim * step : dim)) })
}

function padAxis(x: Tensor, axis: number, before: number, after: number): Tensor {
  const at = (amount: number) => x.shape.map((_, i) => (i === axis ? amount : 0))
  return pad(x, { before: at(before), after: at(after) })
}

export interface PadOptions {
  /** Places added before the first and after the last of each axis, 0 or more: one number an axis. */
  before: readonly number[]
  after: readonly number[]
  /** What they hold; 0 where absent. */
  value?: number
}

/** x with places of one value around it: axis i becomes before[i] + size + after[i]. */
export const pad: Operation<[x: Tensor], PadOptions> = defineOp({
  name: 'pad',
  shape([x], { before, after }) {
    const amounts = [...before, ...after]
    if (before.length !== x.length || after.length !== x.length) {
      throw misfit(`amounts for ${x.length} axes`, `before has ${before.length}, after has ${after.length}.`)
    }
    if (!amounts.every((amount) => Number.isInteger(amount) && amount >= 0)) {
      throw misfit('amounts of 0 or more', 'slice() takes places away.')
    }
    return x.map((dim, i) => before[i] + dim + after[i])
  },
  emit(onnx, [x], { inputs: [{ shape, dtype }], outputs: [out], attributes: { before, after, value = 0 } }) {
    if (sameShape(shape, out.shape)) return x
    return onnx.node('Pad', [x, onnx.ints([...before, ...after]), onnx.scalar(value, dtype)])
  },
  gradient: ({ inputs: [x], dy, attributes: { before } }) => [
    x.shape.reduce(
      (of, dim, axis) =>
        of.shape[axis] === dim ? of : slice(of, { axis, start: before[axis], end: before[axis] + dim }),
      dy,
    ),
  ],
})
