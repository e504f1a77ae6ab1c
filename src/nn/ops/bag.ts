import { defineOp, misfit, type Operation } from '../define-op.ts'
import type { Tensor } from '../tensor.ts'
import { gatherRows } from './gather-rows.ts'
import { matmul } from './matmul.ts'
import { mul } from './mul.ts'
import { reshape } from './reshape.ts'

export interface BagOptions {
  /** Sum or mean of the rows of a bag; `sum` where absent. */
  mode?: 'sum' | 'mean'
}

/**
 * The sum or mean of each bag's rows of a table: table [v, d], ids int32 [batch, n] → [batch, d]. Id −1 is an empty
 * place: the mean is over the others, and an empty bag is 0. Weights [batch, n] multiply the rows; a mean still divides
 * by the number of ids.
 */
export function bag(table: Tensor, ids: Tensor, weights?: Tensor, { mode = 'sum' }: BagOptions = {}): Tensor {
  const [batch, n] = ids.shape
  const shares = bagShares(ids, { mode })
  const row = reshape(weights ? mul(weights, shares) : shares, { shape: [batch, 1, n] })
  // One product a bag: neither the weighted rows nor their gradient's is ever stored.
  return reshape(matmul(row, gatherRows(table, presentIds(ids)), {}), { shape: [batch, table.shape[1]] })
}

/** What each place of a bag counts: 0 where empty (id −1), else 1 or, for a mean, 1 ÷ number of ids: int32 [batch, n] → [batch, n]. */
export const bagShares: Operation<[ids: Tensor], BagOptions> = defineOp({
  name: 'bag-shares',
  dtype: 'float32',
  shape([ids], _, [type]) {
    if (ids.length !== 2 || type !== 'int32') throw misfit('ids int32 [batch, n]', 'reshape() a single bag to [1, n].')
    return ids
  },
  emit(onnx, [ids], { attributes: { mode = 'sum' } }) {
    const there = onnx.node('GreaterOrEqual', [ids, onnx.scalar(0, 'int32')])
    const ones = onnx.node('Cast', [there], { to: 1 })
    if (mode === 'sum') return ones
    const counts = onnx.node('ReduceSum', [ones, onnx.ints([1])], { keepdims: 1 })
    return onnx.node('Div', [ones, onnx.node('Max', [counts, onnx.scalar(1)])])
  },
  gradient: 'none',
})

/** ids with 0 for those below 0, so that empty places have a row to read: int32 of any shape → the same. */
export const presentIds: Operation<[ids: Tensor]> = defineOp({
  name: 'present-ids',
  shape([ids], _, [type]) {
    if (type !== 'int32') throw misfit('ids of type int32', 'Make the input with input(name, shape, "int32").')
    return ids
  },
  emit: (onnx, [ids]) => onnx.node('Max', [ids, onnx.scalar(0, 'int32')]),
  gradient: 'none',
})
