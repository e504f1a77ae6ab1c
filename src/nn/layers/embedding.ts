import { gatherRows } from '../ops/gather-rows.ts'
import { type Initialiser, normal, type Scope } from '../parameters.ts'
import type { Tensor } from '../tensor.ts'

export interface EmbeddingOptions {
  /** Rows of the table: ids run from 0 to one less. */
  rows: number
  width: number
  initialise?: Initialiser
}

/** The table of an embedding, also where it is the output layer of a model (Press & Wolf 2017): [rows, width]. */
export const embeddingTable = (scope: Scope, { rows, width, initialise = normal(0.02) }: EmbeddingOptions): Tensor =>
  scope.parameter('table', [rows, width], initialise, { decay: false })

/** A learnt vector for each id: int32 [...ids] → [...ids, width]. Parameter: `table`. */
export const embedding = (scope: Scope, ids: Tensor, options: EmbeddingOptions): Tensor =>
  gatherRows(embeddingTable(scope, options), ids)
