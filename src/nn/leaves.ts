import assert from 'node:assert/strict'
import type { Op } from './define-op.ts'
import type { Dtype, Node, Shape, Tensor, TensorData } from './tensor.ts'
import { size } from './tensor.ts'

const leafOp = (name: string): Op => ({ name, gradient: 'none' })

/** Fed with each run. */
export const inputOp = leafOp('input')
/** Held by the model and changed by training. */
export const parameterOp = leafOp('parameter')
/** Known when the graph is built. */
export const constantOp = leafOp('constant')
/** Drawn anew with each training step, from a count: never fed by the caller. */
export const randomOp = leafOp('random')

function leaf(op: Op, shape: Shape, dtype: Dtype, attributes: object): Tensor {
  const outputs: Tensor[] = []
  const node: Node = { op, inputs: [], attributes, outputs, built: {} }
  const tensor = { node, index: 0, shape, dtype }
  outputs.push(tensor)
  return tensor
}

/** A tensor that each run is given, by name. */
export const input = (name: string, shape: Shape, dtype: Dtype = 'float32'): Tensor =>
  leaf(inputOp, shape, dtype, { name })

/** Numbers known now: a scalar, or elements in row-major order with their shape. */
export function constant(value: number | readonly number[] | TensorData, shape?: Shape, dtype?: Dtype): Tensor {
  const data =
    typeof value === 'number'
      ? Float32Array.of(value)
      : Array.isArray(value)
        ? Float32Array.from(value)
        : (value as TensorData)
  const of = shape ?? (typeof value === 'number' ? [] : [data.length])
  assert.equal(data.length, size(of), 'a constant has as many elements as its shape')
  const type = dtype ?? (data instanceof Float32Array ? 'float32' : data instanceof Int32Array ? 'int32' : 'bool')
  return leaf(constantOp, of, type, { data: cast(data, type) })
}

function cast(data: TensorData, dtype: Dtype): TensorData {
  if (dtype === 'int32') return data instanceof Int32Array ? data : Int32Array.from(data)
  if (dtype === 'bool') return data instanceof Uint8Array ? data : Uint8Array.from(data)
  return data instanceof Float32Array ? data : Float32Array.from(data)
}

/** A parameter's tensor; `data` is shared with the optimiser, which changes it in place. */
export const parameter = (name: string, shape: Shape, data: Float32Array): Tensor =>
  leaf(parameterOp, shape, 'float32', { name, data })

/**
 * A mask of dropout: 1/keep with probability keep, else 0, drawn from (seed, step, stream, position) alone, so that a
 * resumed run draws what the uninterrupted one would have.
 */
export const randomMask = (shape: Shape, attributes: { stream: number; keep: number }): Tensor =>
  leaf(randomOp, shape, 'float32', attributes)

/** A scalar constant's value, or undefined. */
export function scalarValue({ node, shape }: Tensor): number | undefined {
  if (node.op !== constantOp || size(shape) !== 1) return undefined
  return (node.attributes as { data: TensorData }).data[0]
}
