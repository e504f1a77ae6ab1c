import { buckets } from '../nn/batches.ts'
import type { Feeds } from '../nn/program.ts'
import type { BatchTypes } from '../nn/training-step.ts'
import type { Interactions } from './recommender.ts'

/** What one person took, oldest first: rows of a table in which 0 stands for no item, and the order of each. */
export interface Sequence {
  items: Int32Array
  basket: Int32Array
}

/** The sequence of each person; `rowOf` says which row of the table an item of the data is. */
export function sequencesOf({ people, person, item, basket }: Interactions, rowOf: Int32Array): Sequence[] {
  const found: number[][] = people.map(() => [])
  for (let row = 0; row < item.length; row++) found[person[row]].push(row)
  return found.map((rows) => ({
    items: Int32Array.from(rows, (row) => rowOf[item[row]]),
    basket: Int32Array.from(rows, (row) => basket[row]),
  }))
}

/** Where the order that holds a place begins, not before `from`. */
function orderStart({ basket }: Sequence, place: number, from = 0): number {
  let start = place
  while (start > from && basket[start - 1] === basket[place]) start--
  return start
}

/** What is read, with the places after which something is to be named, and its row of the table. */
export interface Example {
  /** 0 for the beginning, then items. */
  read: Int32Array
  at: Int32Array
  targets: Int32Array
}

/** 0 and the newest items of a past, `length` in all at most. */
export const readOf = (past: Int32Array, length: number): Int32Array =>
  Int32Array.of(0, ...past.subarray(Math.max(0, past.length - length + 1)))

/**
 * A sequence as examples of at most `length` items: all items of an order are to be named by who has read what came
 * before the order. Each example reads on from the middle of the one before it and names what is new, so that there is
 * a past to go by.
 */
export function examplesOf(sequence: Sequence, length: number): Example[] {
  const examples: Example[] = []
  const step = Math.ceil(length / 2)
  for (let end = sequence.items.length; end > 0; end -= step) {
    const start = Math.max(0, end - length)
    const places = Array.from({ length: end - Math.max(start, end - step) }, (_, i) => end - 1 - i).reverse()
    const all = start === 0 ? Array.from({ length: end }, (_, i) => i) : places
    examples.push({
      read: Int32Array.of(0, ...sequence.items.subarray(start, end - 1)),
      at: Int32Array.from(all, (place) => orderStart(sequence, place, start) - start),
      targets: Int32Array.from(all, (place) => sequence.items[place]),
    })
    if (start === 0) break
  }
  return examples
}

/** Items of a held-out order that are asked for, at most. */
export const ASKED = 8

/** A sequence without its last order, and that order as what is to be named after the rest; null where it has but one. */
export function withoutLast({ items, basket }: Sequence, length: number): { seen: Sequence; held: Example } | null {
  const start = orderStart({ items, basket }, items.length - 1)
  if (!(start > 0)) return null
  const read = readOf(items.subarray(0, start), length)
  const targets = items.slice(start, start + ASKED)
  const at = new Int32Array(targets.length).fill(read.length - 1)
  return { seen: { items: items.subarray(0, start), basket: basket.subarray(0, start) }, held: { read, at, targets } }
}

/**
 * Ids [rows, length] with the places (counted over all rows) that have a target: [places]. `weights` are 0 where there
 * were fewer.
 */
export interface SequenceBatch extends BatchTypes {
  ids: { shape: [number, number]; dtype: 'int32' }
  at: { shape: [number]; dtype: 'int32' }
  targets: { shape: [number]; dtype: 'int32' }
  weights: { shape: [number] }
}

/** Shapes of a batch of examples. */
export const batchOf = (rows: number, length: number, places: number): SequenceBatch => ({
  ids: { shape: [rows, length], dtype: 'int32' },
  at: { shape: [places], dtype: 'int32' },
  targets: { shape: [places], dtype: 'int32' },
  weights: { shape: [places] },
})

/** Examples as one batch: rows that are left stay empty, targets beyond its places are left out. */
export function feedsOf(examples: readonly Example[], batch: SequenceBatch): Feeds {
  const [rows, length] = batch.ids.shape
  const [places] = batch.at.shape
  const ids = new Int32Array(rows * length)
  const [at, targets, weights] = [new Int32Array(places), new Int32Array(places), new Float32Array(places)]
  let taken = 0
  for (const [row, example] of examples.entries()) {
    ids.set(example.read, row * length)
    for (let i = 0; i < example.targets.length && taken < places; i++, taken++) {
      at[taken] = row * length + example.at[i]
      targets[taken] = example.targets[i]
      weights[taken] = 1
    }
  }
  return { ids, at, targets, weights }
}

/** Shapes of the batches of an epoch, and what they hold. */
export interface SequenceBatches {
  /** Of each length that occurs. */
  types: readonly SequenceBatch[]
  /** Sequences of a batch. */
  rows: number
  /** Batches of an epoch, about. */
  steps: number
  of(epoch: number): Iterable<Feeds>
}

/** Small batches learn most in the same time: a step costs little beside its products. */
const MOST_ROWS = 16
/** More targets than a batch of its length has on average by this much: what is beyond waits for another epoch. */
const ROOM = 1.15

/** Examples of like length together, in an order that follows from seed and epoch. */
export function sequenceBatches(
  examples: readonly Example[],
  { length, seed }: { length: number; seed: number },
): SequenceBatches {
  const rows = Math.min(MOST_ROWS, Math.max(4, Math.ceil(examples.length / 16)))
  const bounds = [...new Set([Math.ceil(length / 4), Math.ceil(length / 2), length])]
  const types = new Map<number, SequenceBatch>()
  for (const [i, bound] of bounds.entries()) {
    const own = examples.filter(({ read }) => read.length <= bound && read.length > (bounds[i - 1] ?? 0))
    const mean = own.reduce((sum, { targets }) => sum + targets.length, 0) / own.length
    if (own.length > 0) types.set(bound, batchOf(rows, bound, Math.min(rows * bound, Math.ceil(ROOM * rows * mean))))
  }
  const lengths = [...types.keys()]
  const rowLengths = examples.map(({ read }) => read.length)
  return {
    types: [...types.values()],
    rows,
    steps: Math.ceil(examples.length / rows),
    *of(epoch) {
      for (const { rows: taken, length } of buckets(rowLengths, { lengths, batch: rows, seed, epoch })) {
        const of = Array.from(taken, (row) => examples[row])
        yield feedsOf(of, types.get(length) as SequenceBatch)
      }
    },
  }
}
