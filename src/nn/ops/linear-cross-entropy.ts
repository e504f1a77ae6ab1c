import { defineManyOp, defineOp, misfit, type Operation } from '../define-op.ts'
import type { Emitter } from '../onnx/emitter.ts'
import type { OnnxValue } from '../onnx/model.ts'
import type { Dtype, Shape, Tensor } from '../tensor.ts'
import { chunksOf, floats } from './chunks.ts'
import { addAt } from './gather-rows.ts'

/**
 * Cross-entropy of a softmax over the rows of a table, without ever holding all the logits: hidden [n, d], table [v, d],
 * targets int32 [n] (and bias [v]) → −log softmax(hidden · tableᵀ + bias)[target], [n].
 *
 * Rows are taken a chunk at a time, so that a chunk's logits stay in the cache, and the gradient is made in the same
 * pass (as in Hsu et al. 2024, Liger Kernel, arXiv:2410.10989): three products a step, memory chunk · v rather than n · v.
 *
 * A row's loss is at most 87: the logarithm of the least probability that a float32 holds. Gradients are exact beyond it.
 */
export const linearCrossEntropy: Operation<[hidden: Tensor, table: Tensor, targets: Tensor, bias?: Tensor]> = defineOp({
  name: 'linear-cross-entropy',
  dtype: 'float32',
  shape: checked,
  emit(onnx, [hidden, table, targets, bias], { inputs: [{ shape }, { shape: of }] }) {
    return scan(onnx, { hidden, table, targets, bias, n: shape[0], d: shape[1], v: of[0] })[0]
  },
  gradient({ inputs: [hidden, table, targets, bias], dy }) {
    const made = linearCrossEntropyGradient(hidden, table, targets, dy, bias)
    return [made[1], made[2], null, made[3]]
  },
})

/**
 * The loss of `linearCrossEntropy` and its gradients in one pass: → [n], d/dhidden [n, d], d/dtable [v, d] (and d/dbias
 * [v]), for dy = dL/dloss [n].
 */
export const linearCrossEntropyGradient = defineManyOp<
  [hidden: Tensor, table: Tensor, targets: Tensor, dy: Tensor, bias?: Tensor]
>({
  name: 'linear-cross-entropy-gradient',
  outputs([hidden, table, targets, dy, bias], attributes, [a, b, c, , e]) {
    const n = checked([hidden, table, targets, bias], attributes, [a, b, c, e])
    if (dy.length !== 1 || dy[0] !== n[0]) throw misfit('dy [n]', 'There is one loss for each row.')
    return [n, hidden, table, ...(bias ? [bias] : [])].map((shape) => ({ shape, dtype: 'float32' }))
  },
  emit(onnx, [hidden, table, targets, dy, bias], { inputs: [{ shape }, { shape: of }] }) {
    const [n, d, v] = [shape[0], shape[1], of[0]]
    const column = onnx.node('Reshape', [dy, onnx.ints([n, 1])])
    const weighted = onnx.node('Mul', [hidden, column])
    // With a bias, dy is one more column of the weighted rows: its product is the gradient of the bias.
    const sides = bias ? onnx.node('Concat', [weighted, column], { axis: 1 }) : weighted
    const [losses, mix, turned] = scan(onnx, { hidden, table, targets, bias, n, d, v, sides, width: bias ? d + 1 : d })
    const own = onnx.node('Gather', [table, targets], { axis: 0 })
    const dhidden = onnx.node('Mul', [onnx.node('Sub', [mix, own]), column])
    const dense = onnx.node('Transpose', [turned], { perm: [1, 0] })
    const summed = addAt(onnx, dense, targets, onnx.node('Neg', [sides]), n, bias ? d + 1 : d)
    if (!bias) return [losses, dhidden, summed]
    const parts = onnx.many('Split', [summed, onnx.ints([d, 1])], 2, { axis: 1 })
    return [losses, dhidden, parts[0], onnx.node('Reshape', [parts[1], onnx.ints([v])])]
  },
  gradient: 'once',
})

function checked(
  [hidden, table, targets, bias]: readonly (Shape | undefined)[],
  _: object,
  [, , type]: readonly (Dtype | undefined)[],
): Shape {
  if (hidden?.length !== 2 || table?.length !== 2 || hidden[1] !== table[1]) {
    throw misfit('hidden [n, d] and table [v, d]', 'rows() joins leading axes; the widths must be equal.')
  }
  if (targets?.length !== 1 || targets[0] !== hidden[0] || type !== 'int32') {
    throw misfit(`targets int32 [${hidden[0]}]`, 'There is one target for each row.')
  }
  if (bias && (bias.length !== 1 || bias[0] !== table[0])) {
    throw misfit(`bias [${table[0]}]`, 'There is one bias for each row of the table.')
  }
  return [hidden[0]]
}

/** The least normal float32: probabilities below are taken as this, so that their logarithm is finite. */
const LEAST = 1.1754944e-38

interface ScanOf {
  hidden: string
  table: string
  targets: string
  bias?: string
  n: number
  d: number
  v: number
  /** Rows whose products with the probabilities are summed; without them only the losses are made. */
  sides?: string
  width?: number
}

/** Over chunks of rows: losses [n]; with sides also p · table [n, d] and Σ sidesᵀ · p [width, v]. */
function scan(onnx: Emitter, { hidden, table, targets, bias, n, d, v, sides, width = d }: ScanOf): string[] {
  const { rows: chunk, cut, join } = chunksOf(onnx, n, v)
  const columns = onnx.node('Transpose', [table], { perm: [1, 0] })
  const wide = cut(onnx.node('Reshape', [onnx.node('Cast', [targets], { to: 7 }), onnx.ints([n, 1])]), 1)
  const [rowsIn, targetsIn, sidesIn, sumIn] = [onnx.name(), onnx.name(), onnx.name(), onnx.name()]
  const given: OnnxValue[] = [floats(rowsIn, chunk, d), { name: targetsIn, type: 'int64', shape: [chunk, 1] }]
  const probabilities = (inner: Emitter) => {
    const logits = bias ? inner.node('Gemm', [rowsIn, columns, bias]) : inner.node('Gemm', [rowsIn, columns])
    const p = inner.node('Softmax', [logits], { axis: -1 })
    const own = inner.node('GatherElements', [p, targetsIn], { axis: 1 })
    return { p, loss: inner.node('Neg', [inner.node('Log', [inner.node('Max', [own, inner.scalar(LEAST)])])]) }
  }
  if (!sides) {
    const body = onnx.body(given, (inner) => [floats(probabilities(inner).loss, chunk, 1)])
    const losses = onnx.node('Scan', [cut(hidden, d), wide], { body, num_scan_inputs: 2 })
    return [join(losses)]
  }
  const body = onnx.body([floats(sumIn, width, v), ...given, floats(sidesIn, width, chunk)], (inner) => {
    const { p, loss } = probabilities(inner)
    const mixed = inner.node('Gemm', [p, table])
    const summed = inner.node('Gemm', [sidesIn, p, sumIn])
    return [floats(summed, width, v), floats(loss, chunk, 1), floats(mixed, chunk, d)]
  })
  const zeros = onnx.node('Expand', [onnx.scalar(0), onnx.ints([width, v])])
  // Turned over once here rather than by each product: a Gemm reads its first factor by rows.
  const turned = onnx.node('Transpose', [cut(sides, width)], { perm: [0, 2, 1] })
  const [sum, losses, mixed] = onnx.many('Scan', [zeros, cut(hidden, d), wide, turned], 3, {
    body,
    num_scan_inputs: 3,
  })
  return [join(losses), join(mixed, d), sum]
}
