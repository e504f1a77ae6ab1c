import { misfit } from '../define-op.ts'
import type { Shape } from '../tensor.ts'

/** An axis counted from the first; -1 is the last. */
export function axisOf(shape: Shape, axis: number): number {
  const at = axis < 0 ? axis + shape.length : axis
  if (!Number.isInteger(at) || at < 0 || at >= shape.length) {
    throw misfit(`an axis from ${-shape.length} to ${shape.length - 1}`, `Axis ${axis} does not exist.`)
  }
  return at
}

/** Axes in order, all of them where none are named. */
export const axesOf = (shape: Shape, axes?: readonly number[]): number[] =>
  axes ? [...new Set(axes.map((axis) => axisOf(shape, axis)))].sort((a, b) => a - b) : shape.map((_, i) => i)

/** The shape after a reduction: the axes are 1 where kept, else gone. */
export const reducedShape = (shape: Shape, axes: readonly number[], keep: boolean): Shape =>
  keep ? shape.map((dim, i) => (axes.includes(i) ? 1 : dim)) : shape.filter((_, i) => !axes.includes(i))
