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
    return addAt(onnx, zeros, ids, updates, size(shape))
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
  emit: (onnx, [table, ids, updates], { inputs: [, { shape }] }) => addAt(onnx, table, ids, updates, size(shape)),
  gradient: ({ inputs: [, ids], dy }) => [dy, null, gatherRows(dy, ids)],
})

/** Emits base + scatter of updates at ids. */
export function addAt(onnx: Emitter, base: string, ids: string, updates: string, n: number): string {
  const at = onnx.node('Cast', [onnx.node('Reshape', [ids, onnx.ints([n, 1])])], { to: 7 })
  return onnx.node('ScatterND', [base, at, updates], { reduction: 'add' })
}
