import { defineManyOp, defineOp, misfit, type Operation } from '../define-op.ts'
import type { Emitter } from '../onnx/emitter.ts'
import type { Shape, Tensor } from '../tensor.ts'
import { chunksOf, floats } from './chunks.ts'

/**
 * Cross-entropy of a softmax over a row's own logit and those of a table that all rows share, without holding the
 * logits: hidden [n, d], table [m, d], bias [m], own [n] → log(eᵒʷⁿ + Σ exp(hidden · tableᵀ + bias)) − own, [n]. The
 * gradient is made in the same pass, a chunk of rows at a time, as in `linearCrossEntropy`.
 */
export const sampledCrossEntropy: Operation<[hidden: Tensor, table: Tensor, bias: Tensor, own: Tensor]> = defineOp({
  name: 'sampled-cross-entropy',
  shape: checked,
  emit: (onnx, [hidden, table, bias, own], { inputs: [{ shape }, { shape: of }] }) =>
    scan(onnx, { hidden, table, bias, own, n: shape[0], d: shape[1], m: of[0] })[0],
  gradient({ inputs: [hidden, table, bias, own], dy }) {
    const [, dhidden, dtable, dbias, down] = sampledCrossEntropyGradient(hidden, table, bias, dy, own)
    return [dhidden, dtable, dbias, down]
  },
})

/**
 * The loss of `sampledCrossEntropy` and its gradients in one pass: → [n], d/dhidden [n, d], d/dtable [m, d], d/dbias
 * [m], d/down [n], for dy = dL/dloss [n].
 */
export const sampledCrossEntropyGradient = defineManyOp<
  [hidden: Tensor, table: Tensor, bias: Tensor, dy: Tensor, own: Tensor]
>({
  name: 'sampled-cross-entropy-gradient',
  outputs([hidden, table, bias, dy, own]) {
    const n = checked([hidden, table, bias, own])
    if (dy.length !== 1 || dy[0] !== n[0]) throw misfit('dy [n]', 'There is one loss for each row.')
    return [n, hidden, table, bias, own].map((shape) => ({ shape, dtype: 'float32' }))
  },
  emit(onnx, [hidden, table, bias, dy, own], { inputs: [{ shape }, { shape: of }] }) {
    const [n, d, m] = [shape[0], shape[1], of[0]]
    const column = onnx.node('Reshape', [dy, onnx.ints([n, 1])])
    // dy is one more column of the weighted rows: its product is the gradient of the bias.
    const sides = onnx.node('Concat', [onnx.node('Mul', [hidden, column]), column], { axis: 1 })
    const [losses, mix, share, turned] = scan(onnx, { hidden, table, bias, own, n, d, m, sides })
    const dense = onnx.node('Transpose', [turned], { perm: [1, 0] })
    const [dtable, dbias] = onnx.many('Split', [dense, onnx.ints([d, 1])], 2, { axis: 1 })
    const down = onnx.node('Neg', [onnx.node('Mul', [share, dy])])
    return [losses, onnx.node('Mul', [mix, column]), dtable, onnx.node('Reshape', [dbias, onnx.ints([m])]), down]
  },
  gradient: 'once',
})

function checked([hidden, table, bias, own]: readonly Shape[]): Shape {
  if (hidden.length !== 2 || table.length !== 2 || hidden[1] !== table[1]) {
    throw misfit('hidden [n, d] and table [m, d]', 'rows() joins leading axes; the widths must be equal.')
  }
  if (bias.length !== 1 || bias[0] !== table[0]) throw misfit(`bias [${table[0]}]`, 'One for each row of the table.')
  if (own.length !== 1 || own[0] !== hidden[0]) throw misfit(`own [${hidden[0]}]`, 'There is one for each row.')
  return [hidden[0]]
}

interface ScanOf {
  hidden: string
  table: string
  bias: string
  own: string
  n: number
  d: number
  m: number
  /** Rows [n, d + 1] whose products with the probabilities are summed; without them only the losses are made. */
  sides?: string
}

/** Losses [n]; with sides also p · table [n, d], the table's share of each softmax [n] and Σ sidesᵀ · p [d + 1, m]. */
function scan(onnx: Emitter, { hidden, table, bias, own, n, d, m, sides }: ScanOf): string[] {
  const { rows, cut, join } = chunksOf(onnx, n, m)
  const columns = onnx.node('Transpose', [table], { perm: [1, 0] })
  const [rowsIn, ownIn, sidesIn, sumIn] = [onnx.name(), onnx.name(), onnx.name(), onnx.name()]
  const given = [floats(rowsIn, rows, d), floats(ownIn, rows, 1)]
  const cutOwn = cut(onnx.node('Reshape', [own, onnx.ints([n, 1])]), 1)
  /** Probabilities within the table, how far its log-sum-exp lies above the own logit, and the loss. */
  const parts = (inner: Emitter) => {
    const logits = inner.node('Gemm', [rowsIn, columns, bias])
    const p = inner.node('Softmax', [logits], { axis: -1 })
    // The largest probability is at least 1/m: its logarithm is safe.
    const highest = (x: string) => inner.node('ReduceMax', [x, inner.ints([1])], { keepdims: 1 })
    const lse = inner.node('Sub', [highest(logits), inner.node('Log', [highest(p)])])
    const above = inner.node('Sub', [lse, ownIn])
    const tail = inner.node('Exp', [inner.node('Neg', [inner.node('Abs', [above])])])
    const rest = inner.node('Log', [inner.node('Add', [tail, inner.scalar(1)])])
    return { p, above, loss: inner.node('Add', [inner.node('Relu', [above]), rest]) }
  }
  if (!sides) {
    const body = onnx.body(given, (inner) => [floats(parts(inner).loss, rows, 1)])
    return [join(onnx.node('Scan', [cut(hidden, d), cutOwn], { body, num_scan_inputs: 2 }))]
  }
  const body = onnx.body([floats(sumIn, d + 1, m), ...given, floats(sidesIn, d + 1, rows)], (inner) => {
    const { p, above, loss } = parts(inner)
    const share = inner.node('Sigmoid', [above])
    const mixed = inner.node('Mul', [inner.node('Gemm', [p, table]), share])
    const weighted = inner.node('Mul', [sidesIn, inner.node('Reshape', [share, inner.ints([1, rows])])])
    const summed = inner.node('Gemm', [weighted, p, sumIn])
    return [floats(summed, d + 1, m), floats(loss, rows, 1), floats(mixed, rows, d), floats(share, rows, 1)]
  })
  const zeros = onnx.node('Expand', [onnx.scalar(0), onnx.ints([d + 1, m])])
  const turned = onnx.node('Transpose', [cut(sides, d + 1)], { perm: [0, 2, 1] })
  const attributes = { body, num_scan_inputs: 3 }
  const [sum, losses, mixed, share] = onnx.many('Scan', [zeros, cut(hidden, d), cutOwn, turned], 4, attributes)
  return [join(losses), join(mixed, d), join(share), sum]
}
