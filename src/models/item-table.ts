import { filled, normal, type Scope } from '../nn/parameters.ts'
import type { Tensor } from '../nn/tensor.ts'

export interface ItemTableOptions {
  /** Rows of the table of items: ids run from 0 to one less; 0 stands for no item. */
  items: number
  /** Width d of an item's vector; 64 unless told. */
  width?: number
}

/**
 * The vectors of all items, [items, width]: what a sequence model reads, and what its loss and its answer score its
 * states against (Press & Wolf 2017, arXiv:1608.05859). Parameter: `items`, from normal numbers of deviation 0.02.
 */
export const itemTable = (scope: Scope, { items, width = 64 }: ItemTableOptions): Tensor =>
  scope.parameter('items', [items, width], normal(0.02), { decay: false })

/** How likely each item is by itself, added to its score: [items]. Parameter: `bias`, from 0. */
export const itemBias = (scope: Scope, { items }: ItemTableOptions): Tensor =>
  scope.parameter('bias', [items], filled(0))
