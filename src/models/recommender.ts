import type { Fitted } from './family.ts'

/**
 * Who took what, when, in columns of one length, in order of time (equal times: in the order of the dataset).
 * `person` and `item` index `people` and `items`; `basket` numbers the order that a row belongs to.
 */
export interface Interactions {
  people: readonly string[]
  items: readonly string[]
  person: Int32Array
  item: Int32Array
  /** ms since 1970 */
  time_ms: Float64Array
  basket: Int32Array
  /** Of each item words that say what it is like, `category=toys`, `red`; absent where nothing is known. */
  content?: readonly (readonly string[])[]
}

/** The newest rows of a person that a model is shown, when it is judged as when it answers: memory holds no more. */
export const HISTORY_ROWS = 500

/** A person's past in the model's own item indices, oldest first. Items that the model does not know are left out. */
export interface History {
  item: Int32Array
  time_ms: Float64Array
  basket: Int32Array
}

/** Why an item was given: `bought` (again), `together` (with the items named), `popular` (no history was used). */
export interface Reason {
  kind: 'bought' | 'together' | 'popular'
  /** Item names from the person's past that carried the score, strongest first, at most three. */
  items: string[]
}

/** A trained recommender. */
export interface Recommender extends Fitted {
  /** The items it can score; their order is the order of the scores. */
  items: readonly string[]
  /**
   * One finite score an item, higher is better: what the person is likeliest to take next, seen from `now_ms`. Of a
   * network it comes later.
   */
  score(history: History, now_ms: number): Float32Array | Promise<Float32Array>
  /**
   * The scores of many people at once, in their order: equal to those of `score` to rounding, and cheaper. Offered by
   * networks; where absent, ask one by one. Cost: memory for people × items scores.
   */
  scoreMany?(histories: readonly History[], now_ms: number): Promise<Float32Array[]>
  /** What carried `item`'s score. True by construction: without the items named, the score would fall. */
  reason(history: History, now_ms: number, item: number): Reason | Promise<Reason>
}
