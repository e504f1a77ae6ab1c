import { buckets } from '../nn/batches.ts'
import type { Feeds } from '../nn/program.ts'
import type { BatchTypes } from '../nn/training-step.ts'
import type { Interactions } from './recommender.ts'

/** What each person took, oldest first, as rows of a table in which 0 stands for no item: item `i` is row i + 1. */
export function sequencesOf({ people, person, item }: Interactions, rowOf: Int32Array): Int32Array[] {
  const found: number[][] = people.map(() => [])
  for (let row = 0; row < item.length; row++) found[person[row]].push(rowOf[item[row]])
  return found.map((rows) => Int32Array.from(rows))
}

/** A sequence in stretches of at most `length`, none of which overlap; the newest is whole. */
export function stretchesOf(sequence: Int32Array, length: number): Int32Array[] {
  const stretches: Int32Array[] = []
  for (let end = sequence.length; end > 0; end -= length)
    stretches.push(sequence.subarray(Math.max(0, end - length), end))
  return stretches
}

/** What is read before the next item is named: 0, for the beginning, then the newest items; places after them stay 0. */
export function readBefore(past: Int32Array, length: number): { ids: Int32Array; last: number } {
  const newest = past.subarray(Math.max(0, past.length - length + 1))
  const ids = new Int32Array(length)
  ids.set(newest, 1)
  return { ids, last: newest.length }
}

/** Shapes of the batches of an epoch, and their rows. */
export interface SequenceBatches {
  /** Of each length that occurs. */
  types: readonly SequenceBatch[]
  /** Sequences of a batch. */
  rows: number
  /** Batches of an epoch, about. */
  steps: number
  of(epoch: number): Iterable<Feeds>
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

const batchOf = (rows: number, length: number, places: number): SequenceBatch => ({
  ids: { shape: [rows, length], dtype: 'int32' },
  at: { shape: [places], dtype: 'int32' },
  targets: { shape: [places], dtype: 'int32' },
  weights: { shape: [places] },
})

/** More targets than a batch of its length has on average by this much: what is beyond waits for another epoch. */
const ROOM = 1.1

/** Stretches of like length together; each place reads what came before it and is to name what came next. */
export function sequenceBatches(
  stretches: readonly Int32Array[],
  { length, seed }: { length: number; seed: number },
): SequenceBatches {
  // Small data in small batches: an epoch is then still many steps.
  const rows = Math.min(128, Math.max(8, Math.ceil(stretches.length / 16)))
  const bounds = [...new Set([Math.ceil(length / 4), Math.ceil(length / 2), length])]
  const types = new Map<number, SequenceBatch>()
  for (const [i, bound] of bounds.entries()) {
    const own = stretches.filter((one) => one.length <= bound && one.length > (bounds[i - 1] ?? 0))
    const targets = own.reduce((sum, one) => sum + one.length, 0)
    const places = Math.min(rows * bound, Math.ceil((ROOM * rows * targets) / own.length))
    if (own.length > 0) types.set(bound, batchOf(rows, bound, places))
  }
  const lengths = [...types.keys()]
  const rowLengths = stretches.map((one) => one.length)
  return {
    types: [...types.values()],
    rows,
    steps: Math.ceil(stretches.length / rows),
    *of(epoch) {
      for (const { rows: taken, length } of buckets(rowLengths, { lengths, batch: rows, seed, epoch })) {
        const of = Array.from(taken, (row) => stretches[row])
        yield feedsOf(of, types.get(length) as SequenceBatch)
      }
    },
  }
}

function feedsOf(
  stretches: readonly Int32Array[],
  {
    ids: { shape },
    at: {
      shape: [places],
    },
  }: SequenceBatch,
): Feeds {
  const [rows, length] = shape
  const ids = new Int32Array(rows * length)
  const [at, targets, weights] = [new Int32Array(places), new Int32Array(places), new Float32Array(places)]
  let taken = 0
  for (const [row, stretch] of stretches.entries()) {
    ids.set(stretch.subarray(0, -1), row * length + 1)
    for (let i = 0; i < stretch.length && taken < places; i++, taken++) {
      at[taken] = row * length + i
      targets[taken] = stretch[i]
      weights[taken] = 1
    }
  }
  return { ids, at, targets, weights }
}
