import { buckets } from '../nn/batches.ts'
import type { Feeds } from '../nn/program.ts'
import { keyOf } from '../nn/random.ts'
import type { BatchTypes } from '../nn/training-step.ts'
import type { Example, Reading } from './item-sequences.ts'

/**
 * Ids [rows, length] and their ages in seconds, with the places (counted over all rows) that have a target: [places].
 * `weights` are 0 where there were fewer.
 */
export interface SequenceBatch extends BatchTypes {
  ids: { shape: [number, number]; dtype: 'int32' }
  age_s: { shape: [number, number] }
  at: { shape: [number]; dtype: 'int32' }
  targets: { shape: [number]; dtype: 'int32' }
  weights: { shape: [number] }
}

/** Shapes of a batch of examples. */
export const batchOf = (rows: number, length: number, places: number): SequenceBatch => ({
  ids: { shape: [rows, length], dtype: 'int32' },
  age_s: { shape: [rows, length] },
  at: { shape: [places], dtype: 'int32' },
  targets: { shape: [places], dtype: 'int32' },
  weights: { shape: [places] },
})

/** Examples as one batch: rows that are left stay empty, targets beyond its places are left out. */
export function feedsOf(examples: readonly Example[], batch: SequenceBatch): Feeds {
  const [rows, length] = batch.ids.shape
  const [places] = batch.at.shape
  const [ids, age_s] = [new Int32Array(rows * length), new Float32Array(rows * length)]
  const [at, targets, weights] = [new Int32Array(places), new Int32Array(places), new Float32Array(places)]
  let taken = 0
  for (const [row, example] of examples.entries()) {
    ids.set(example.read, row * length)
    age_s.set(example.age_s, row * length)
    for (let i = 0; i < example.targets.length && taken < places; i++, taken++) {
      at[taken] = row * length + example.at[i]
      targets[taken] = example.targets[i]
      weights[taken] = 1
    }
  }
  return { ids, age_s, at, targets, weights }
}

/** Lengths that batches have: a shorter sequence goes into the shortest that holds it. */
export const boundsOf = (length: number): number[] => [
  ...new Set([Math.ceil(length / 4), Math.ceil(length / 2), length]),
]

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

export interface SequenceBatchesOptions {
  length: number
  /** Sequences of a batch; fewer where there are few examples. */
  batch: number
  /** Rows of the table that are items, 0 included. */
  items: number
  seed: number
}

/** More targets than a batch of its length has on average by this much: what is beyond waits for another epoch. */
const ROOM = 1.15

/** Examples of like length together, in an order that follows from seed and epoch. */
export function sequenceBatches(
  examples: readonly Example[],
  { share, drawn }: Reading,
  { length, batch, items, seed }: SequenceBatchesOptions,
): SequenceBatches {
  const rows = Math.min(batch, Math.max(4, Math.ceil(examples.length / 16)))
  const bounds = boundsOf(length)
  const types = new Map<number, SequenceBatch>()
  for (const [i, bound] of bounds.entries()) {
    const own = examples.filter(({ read }) => read.length <= bound && read.length > (bounds[i - 1] ?? 0))
    const mean = share * (own.reduce((sum, { targets }) => sum + targets.length, 0) / own.length)
    const places = Math.max(rows, Math.ceil(ROOM * rows * mean))
    if (own.length > 0) types.set(bound, batchOf(rows, bound, Math.min(rows * bound, places)))
  }
  const lengths = [...types.keys()]
  const rowLengths = examples.map(({ read }) => read.length)
  return {
    types: [...types.values()],
    rows,
    steps: Math.ceil(examples.length / rows),
    *of(epoch) {
      for (const { rows: taken, length } of buckets(rowLengths, { lengths, batch: rows, seed, epoch })) {
        const of = Array.from(taken, (row) =>
          drawn ? drawn(examples[row], { key: keyOf(seed, epoch, row), items }) : examples[row],
        )
        yield feedsOf(of, types.get(length) as SequenceBatch)
      }
    },
  }
}
