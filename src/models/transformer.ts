import type { Activation } from '../nn/layers/activation.ts'
import { dropout } from '../nn/layers/dropout.ts'
import { transformerBlock } from '../nn/layers/transformer-block.ts'
import { add } from '../nn/ops/add.ts'
import { gatherRows } from '../nn/ops/gather-rows.ts'
import { mul } from '../nn/ops/mul.ts'
import { slice } from '../nn/ops/slice.ts'
import { normal, type Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'
import { type ItemTableOptions, itemTable } from './item-table.ts'

export interface TransformerOptions extends ItemTableOptions {
  /** Positions that the model knows; the length of the ids unless told. A shorter sequence takes the first of them. */
  length?: number
  /** 2 unless told. */
  blocks?: number
  /** 1 unless told. */
  heads?: number
  /** Width between the two layers of a block's feed-forward part. */
  inner?: number
  activation?: Activation
  /** Of the inputs, of the attention's weights and of what each part of a block adds; 0.1 unless told. */
  dropout?: number
}

/**
 * What both transformers are up to their final norm: items · √d + learnt positions through pre-norm blocks: ids int32
 * [batch, length] → [batch, length, d]. Parameters: `items` [items, d], `positions` [length, d], `blocks.i.*`.
 */
export function transformer(
  scope: Scope,
  ids: Tensor,
  { blocks = 2, heads = 1, dropout: rate = 0.1, length = ids.shape[1], ...options }: TransformerOptions,
  seen: { causal?: boolean; keep?: Tensor },
): Tensor {
  const table = itemTable(scope, options)
  const width = table.shape[1]
  const positions = scope.parameter('positions', [length, width], normal(0.02), { decay: false })
  const own = ids.shape[1] === length ? positions : slice(positions, { axis: 0, end: ids.shape[1] })
  let x = dropout(scope, add(mul(gatherRows(table, ids), Math.sqrt(width)), own), { rate })
  const { inner, activation } = options
  for (let i = 0; i < blocks; i++) {
    x = transformerBlock(scope.at('blocks').at(i), x, { ...seen, heads, inner, activation, dropout: rate })
  }
  return x
}
