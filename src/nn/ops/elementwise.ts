import { misfit } from '../define-op.ts'
import { constant } from '../leaves.ts'
import type { Dtype, Operand, Shape, Tensor } from '../tensor.ts'
import { broadcast } from './broadcast.ts'

/** Shape rule of a function of one real number: the operand's shape. */
export function elementwise([x]: readonly [Shape], _: object, [type]: readonly [Dtype]): Shape {
  if (type !== 'float32') throw misfit('an operand of type float32', 'cast() it first.')
  return x
}

/** Shape rule of a function of two elements of one type: both broadcast. */
export function pairwise([a, b]: readonly [Shape, Shape], _: object, [left, right]: readonly [Dtype, Dtype]): Shape {
  if (left !== right) throw misfit(`two operands of one type (these are ${left} and ${right})`, 'cast() one of them.')
  return broadcast(a, b)
}

/** Two operands as tensors; a number takes the other's element type. */
export function alike(a: Operand, b: Operand): [Tensor, Tensor] {
  if (typeof a !== 'number') return [a, typeof b === 'number' ? scalarLike(b, a) : b]
  return typeof b === 'number' ? [constant(a), constant(b)] : [scalarLike(a, b), b]
}

const scalarLike = (value: number, { dtype }: Tensor): Tensor =>
  constant(dtype === 'int32' ? Int32Array.of(value) : dtype === 'bool' ? Uint8Array.of(value) : value, [])
