import { BellwetherError } from '../core/errors.ts'
import { lineOf } from './built-at.ts'
import { elementBytes, type Node, shapeText, size, type Tensor, topological } from './tensor.ts'

export interface MemoryEstimate {
  /** Most bytes that live at once while the graph runs, parameters included. */
  peak_bytes: number
  /** The largest single value: what to make smaller first. */
  largest: { operation: string; shape: string; bytes: number; line: string }
}

/**
 * Memory that one run needs, by the lifetimes of its values in the order of computation: an estimate from above, since
 * ONNX Runtime computes much in place. Cost: linear in the nodes.
 */
export function estimateMemory(outputs: readonly Tensor[]): MemoryEstimate {
  const order = topological(outputs)
  const last = new Map<Node, number>()
  for (const [i, node] of order.entries()) for (const input of node.inputs) last.set(holder(input.node), i)
  for (const { node } of outputs) last.set(holder(node), order.length)
  const ending = Map.groupBy(last.keys(), (node) => last.get(node)!)
  let [now, peak] = [0, 0]
  let largest = order[0]
  for (const [i, node] of order.entries()) {
    now += bytesOf(node)
    peak = Math.max(peak, now)
    if (bytesOf(node) > bytesOf(largest)) largest = node
    for (const ended of ending.get(i) ?? []) if (ended.inputs.length > 0) now -= bytesOf(ended)
  }
  return {
    peak_bytes: peak,
    largest: {
      operation: largest.op.name,
      shape: shapeText(largest.outputs[0].shape),
      bytes: bytesOf(largest),
      line: lineOf(largest.built),
    },
  }
}

/** The node whose memory a node lies in: a reshape costs nothing, its input's memory gets another shape. */
const holder = (node: Node): Node => (node.op.name === 'reshape' ? holder(node.inputs[0].node) : node)

const bytesOf = ({ op, outputs }: Node): number =>
  op.name === 'reshape' ? 0 : outputs.reduce((sum, { shape, dtype }) => sum + size(shape) * elementBytes(dtype), 0)

/** Refuses a training that would need more than there is, before it begins. */
export function checkMemory(
  outputs: readonly Tensor[],
  { optimiserBytes, available = process.availableMemory() }: { optimiserBytes: number; available?: number },
): void {
  const { peak_bytes, largest } = estimateMemory(outputs)
  const needed = peak_bytes + optimiserBytes
  if (needed <= available) return
  const mb = (bytes: number) => `${Math.ceil(bytes / 2 ** 20).toLocaleString('en')} MB`
  throw new BellwetherError({
    code: 'nn.memory',
    expected: `at most ${mb(available)}`,
    got: mb(needed),
    hint: `The largest value is ${largest.operation} ${largest.shape} with ${mb(largest.bytes)}, built at ${largest.line}. Halve the batch and accumulate gradients over two steps, or make that value smaller.`,
  })
}
