import { dropout } from '../nn/layers/dropout.ts'
import { add } from '../nn/ops/add.ts'
import { gatherRows } from '../nn/ops/gather-rows.ts'
import { mul } from '../nn/ops/mul.ts'
import { slice } from '../nn/ops/slice.ts'
import { normal, type Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'
import { type ItemTableOptions, itemTable } from './item-table.ts'

export interface SequenceInputOptions extends ItemTableOptions {
  /** Positions that the model knows; the length of the ids unless told. A shorter sequence takes the first of them. */
  length?: number
  /** Of what goes in; 0.1 unless told. */
  dropout?: number
}

/**
 * What a network that knows places reads: items · √d + learnt positions, through dropout: ids int32 [batch, length] →
 * [batch, length, d]. Parameters: `items` [items, d], `positions` [length, d].
 */
export function sequenceInput(
  scope: Scope,
  ids: Tensor,
  { dropout: rate = 0.1, length = ids.shape[1], ...options }: SequenceInputOptions,
): Tensor {
  const table = itemTable(scope, options)
  const width = table.shape[1]
  const positions = scope.parameter('positions', [length, width], normal(0.02), { decay: false })
  const own = ids.shape[1] === length ? positions : slice(positions, { axis: 0, end: ids.shape[1] })
  return dropout(scope, add(mul(gatherRows(table, ids), Math.sqrt(width)), own), { rate })
}
