import { type BagOptions, bag } from '../ops/bag.ts'
import type { Scope } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'
import { type EmbeddingOptions, embeddingTable } from './embedding.ts'

export interface EmbeddingBagOptions extends EmbeddingOptions, BagOptions {
  /** Multiply the vectors of the ids, float32 [batch, n]. */
  weights?: Tensor
}

/**
 * The sum or mean of learnt vectors, for a row that has several ids of one kind: ids int32 [batch, n], −1 where there is
 * none → [batch, width]. Parameter: `table` [rows, width].
 */
export const embeddingBag = (scope: Scope, ids: Tensor, { mode, weights, ...options }: EmbeddingBagOptions): Tensor =>
  bag(embeddingTable(scope, options), ids, weights, { mode })
