import type { Activation } from '../nn/layers/activation.ts'
import { transformerBlock } from '../nn/layers/transformer-block.ts'
import type { Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'
import { type SequenceInputOptions, sequenceInput } from './sequence-input.ts'

export interface TransformerOptions extends SequenceInputOptions {
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
  { blocks = 2, heads = 1, dropout = 0.1, inner, activation, ...options }: TransformerOptions,
  seen: { causal?: boolean; keep?: Tensor },
): Tensor {
  let x = sequenceInput(scope, ids, { ...options, dropout })
  for (let i = 0; i < blocks; i++) {
    x = transformerBlock(scope.at('blocks').at(i), x, { ...seen, heads, inner, activation, dropout })
  }
  return x
}
