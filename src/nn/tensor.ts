import type { Op } from './define-op.ts'

/** Sizes of the axes, outermost first; `[]` is a scalar. Known when the graph is built. */
export type Shape = readonly number[]
/** Element types: real numbers, ids and lengths, masks. */
export type Dtype = 'float32' | 'int32' | 'bool'
/** Numbers of the element types; a mask has a byte an element. */
export type TensorData = Float32Array | Int32Array | Uint8Array

/** What a tensor is for the one who builds a model: a value that is known later, when the graph runs. */
export interface Tensor {
  readonly node: Node
  /** Which of the node's outputs. */
  readonly index: number
  readonly shape: Shape
  readonly dtype: Dtype
}

/** An operand of an operation; a number stands for a scalar constant. */
export type Operand = Tensor | number

/** One operation applied to tensors. Never changed: a graph grows by nodes that refer to earlier ones. */
export interface Node {
  readonly op: Op
  readonly inputs: readonly Tensor[]
  readonly attributes: object
  readonly outputs: readonly Tensor[]
  /** Holds the stack of the call that built it, formatted only when somebody asks. */
  readonly built: { stack?: string }
}

/** Number of elements. */
export const size = (shape: Shape): number => shape.reduce((product, dim) => product * dim, 1)

export const sameShape = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((dim, i) => dim === b[i])

/** `[256, 50, 64]`, as errors and the text form show it. */
export const shapeText = (shape: Shape): string => `[${shape.join(', ')}]`

/** Bytes of an element. */
export const elementBytes = (dtype: Dtype): number => (dtype === 'bool' ? 1 : 4)

/** A typed array of the element type. */
export function allocate(dtype: Dtype, length: number): TensorData {
  if (dtype === 'float32') return new Float32Array(length)
  return dtype === 'int32' ? new Int32Array(length) : new Uint8Array(length)
}

/**
 * Every node that the tensors need, inputs before users, in the order of first mention. A node in `instead` is taken
 * from another: it needs that one in place of its inputs.
 */
export function topological(outputs: readonly Tensor[], instead?: ReadonlyMap<Node, Node>): Node[] {
  const order: Node[] = []
  const seen = new Set<Node>()
  // An explicit stack: an unrolled network is deeper than the call stack allows.
  for (const output of outputs) {
    const stack: { node: Node; next: number }[] = [{ node: output.node, next: 0 }]
    while (stack.length > 0) {
      const top = stack[stack.length - 1]
      if (top.next === 0 && seen.has(top.node)) {
        stack.pop()
        continue
      }
      seen.add(top.node)
      const giver = instead?.get(top.node)
      const needed = giver ? [giver] : top.node.inputs
      const entry = needed[top.next++]
      if (entry === undefined) {
        order.push(top.node)
        stack.pop()
        continue
      }
      const node = 'node' in entry ? entry.node : entry
      if (!seen.has(node)) stack.push({ node, next: 0 })
    }
  }
  return order
}
