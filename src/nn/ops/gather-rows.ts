import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Emitter } from '../onnx/emitter.ts'
import { type Shape, size, type Tensor } from '../tensor.ts'
import { reshape } from './reshape.ts'

/** Rows of a table by number, as an embedding: table [n, ...row], ids int32 [...ids] → [...ids, ...row]. */
export const gatherRows: Operation<[table: Tensor, ids: Tensor]> = defineOp({
  name: 'gather-rows',
  shape([table, ids], _, [, type]) {
    if (type !== 'int32') throw misfit('ids of type int32', 'Make the input with input(name, shape, "int32").')
    if (table.length === 0) throw misfit('a table with rows', 'A scalar has none.')
    return [...ids, ...table.slice(1)]
  },
  emit: (onnx, [table, ids]) => onnx.node('Gather', [table, ids], { axis: 0 }),
  gradient: ({ inputs: [table, ids], dy }) => [
    scatterRows(flat(ids), reshape(dy, { shape: [size(ids.shape), ...rowOf(table)] }), { rows: table.shape[0] }),
    null,
  ],
})

const flat = (ids: Tensor): Tensor => reshape(ids, { shape: [size(ids.shape)] })
const rowOf = ({ shape }: Tensor): Shape => shape.slice(1)

/**
 * A table of `rows` rows: 0 and, at each id, the sum of the updates for it: ids int32 [n], updates [n, ...row] →
 * [rows, ...row]. The gradient of an embedding; the trainer keeps it sparse where it is all there is.
 */
export const scatterRows: Operation<[ids: Tensor, updates: Tensor], { rows: number }> = defineOp({
  name: 'scatter-rows',
  dtype: 'float32',
  shape([ids, updates], { rows }) {
    if (ids.length !== 1 || ids[0] !== updates[0]) {
      throw misfit('ids [n] and updates [n, …]', 'There is one update for each id.')
    }
    return [rows, ...updates.slice(1)]
  },
  emit(onnx, [ids, updates], { inputs: [{ shape }], outputs: [out] }) {
    const zeros = onnx.node('Expand', [onnx.scalar(0), onnx.ints(out.shape)])
    return addAt(onnx, zeros, ids, updates, shape[0], size(out.shape.slice(1)))
  },
  gradient: ({ inputs: [ids], dy }) => [null, gatherRows(dy, ids)],
})

/** A table with updates added to rows: table [n, ...row], ids int32 [k], updates [k, ...row] → [n, ...row]. */
export const addRows: Operation<[table: Tensor, ids: Tensor, updates: Tensor]> = defineOp({
  name: 'add-rows',
  shape([table, ids, updates]) {
    if (ids.length !== 1 || ids[0] !== updates[0] || size(updates.slice(1)) !== size(table.slice(1))) {
      throw misfit('table [n, …], ids [k] and updates [k, …]', 'There is one update of the width of a row for each id.')
    }
    return table
  },
  emit: (onnx, [table, ids, updates], { inputs: [{ shape }, of] }) =>
    addAt(onnx, table, ids, updates, of.shape[0], size(shape.slice(1))),
  gradient: ({ inputs: [, ids], dy }) => [dy, null, gatherRows(dy, ids)],
})

/**
 * What one ScatterND may add: ONNX Runtime (1.30) shares rows out to threads from 210 000 elements on, and two threads
 * that add to one row at the same time lose an update.
 */
const MOST_ADDED = 200_000

/** Emits base + scatter of updates at ids: ids [n], updates [n, ...row], `row` their size. */
export function addAt(onnx: Emitter, base: string, ids: string, updates: string, n: number, row: number): string {
  const at = onnx.node('Cast', [onnx.node('Reshape', [ids, onnx.ints([n, 1])])], { to: 7 })
  const chunk = Math.max(1, Math.floor(MOST_ADDED / Math.max(1, row)))
  const sizes = Array.from({ length: Math.ceil(n / chunk) }, (_, i) => Math.min(chunk, n - i * chunk))
  const parts = (x: string) => (sizes.length < 2 ? [x] : onnx.many('Split', [x, onnx.ints(sizes)], sizes.length))
  const ups = parts(updates)
  return parts(at).reduce((sum, some, i) => onnx.node('ScatterND', [sum, some, ups[i]], { reduction: 'add' }), base)
}
