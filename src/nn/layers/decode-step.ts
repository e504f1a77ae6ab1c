import { constant } from '../leaves.ts'
import { add } from '../ops/add.ts'
import { equal } from '../ops/equal.ts'
import { lessOrEqual } from '../ops/less-or-equal.ts'
import { matmul } from '../ops/matmul.ts'
import { reshape } from '../ops/reshape.ts'
import { softmax } from '../ops/softmax.ts'
import { split } from '../ops/split.ts'
import { where } from '../ops/where.ts'
import type { Scope } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'
import { linear } from './linear.ts'
import { type AttentionOptions, hide, scaled } from './multi-head-attention.ts'

/** Keys and values of the positions so far, [batch, heads, capacity, d ÷ heads]; places not yet used hold anything. */
export interface AttentionCache {
  keys: Tensor
  values: Tensor
}

/**
 * One new position of a causal `multiHeadAttention` with the same parameters, by keys and values kept from the
 * positions before: x [batch, d] and `position` int32 [batch], how many came before (0 for the first), → the position's
 * output [batch, d] and the cache that the next step takes. It costs the length once where the whole costs its square.
 */
export function decodeStep(
  scope: Scope,
  x: Tensor,
  { keys, values }: AttentionCache,
  position: Tensor,
  { heads, positions, window }: Pick<AttentionOptions, 'heads' | 'positions' | 'window'>,
): { output: Tensor; cache: AttentionCache } {
  throw new Error('later')
}
