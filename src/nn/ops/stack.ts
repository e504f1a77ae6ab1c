import type { Shape, Tensor } from '../tensor.ts'
import { concat } from './concat.ts'
import { reshape } from './reshape.ts'
import { split } from './split.ts'

/** Tensors of one shape as the places of a new axis: n of [a, b] on axis 0 → [n, a, b]; -1 makes it the last. */
export function stack(tensors: readonly Tensor[], { axis }: { axis: number }): Tensor {
  const shaped = tensors.map((x) => reshape(x, { shape: withOne(x.shape, axis) }))
  return concat(...shaped, { axis })
}

/** The places of an axis, without it: the reverse of `stack`. */
export function unstack(x: Tensor, { axis }: { axis: number }): Tensor[] {
  const at = axis < 0 ? axis + x.shape.length : axis
  const shape = x.shape.filter((_, i) => i !== at)
  return split(x, { axis, sizes: x.shape.at(axis) ?? 0 }).map((part) => reshape(part, { shape }))
}

function withOne(shape: Shape, axis: number): Shape {
  const at = axis < 0 ? axis + shape.length + 1 : axis
  return [...shape.slice(0, at), 1, ...shape.slice(at)]
}
