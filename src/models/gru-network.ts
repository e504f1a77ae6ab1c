import { dropout } from '../nn/layers/dropout.ts'
import { gruLayer } from '../nn/layers/gru.ts'
import { linear } from '../nn/layers/linear.ts'
import { gatherRows } from '../nn/ops/gather-rows.ts'
import type { Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'
import { type ItemTableOptions, itemTable } from './item-table.ts'

export interface GruNetworkOptions extends ItemTableOptions {
  /** Width of the recurrent state; that of the items unless told. */
  hidden?: number
  /** Of the inputs and of the states; 0 unless told. */
  dropout?: number
}

/**
 * A gated recurrent network over a sequence of items, to predict what comes next: GRU4Rec (Hidasi et al. 2016,
 * arXiv:1511.06939). ids int32 [batch, length] → states [batch, length, d], each to be scored against `itemTable`.
 * Parameters: `items`, `gru.*`, `out.*`.
 */
export function gruNetwork(scope: Scope, ids: Tensor, options: GruNetworkOptions): Tensor {
  const table = itemTable(scope, options)
  const width = table.shape[1]
  const { hidden = width, dropout: rate = 0 } = options
  const x = dropout(scope, gatherRows(table, ids), { rate })
  const states = dropout(scope, gruLayer(scope.at('gru'), x, { hidden }), { rate })
  return linear(scope.at('out'), states, { width })
}
