import { historyOf, rowsByPerson } from './interactions.ts'
import type { Interactions } from './recommender.ts'

/** What somebody took, oldest first: rows of a table in which 0 stands for no item, and when, ms since 1970. */
export interface Past {
  items: Int32Array
  time_ms: Float64Array
}

/** What one person took, with the order of each item. */
export interface Sequence extends Past {
  basket: Int32Array
}

/** The sequence of each person; rows of the table count from 1. */
export const sequencesOf = (data: Interactions): Sequence[] =>
  rowsByPerson(data).map((rows) => {
    const { item, time_ms, basket } = historyOf(data, rows)
    return { items: item.map((own) => own + 1), time_ms, basket }
  })

/** Whether nobody took an item twice. */
export const nobodyRepeats = (taken: readonly (readonly number[] | Int32Array)[]): boolean =>
  taken.every((items) => new Set(items).size === items.length)

/** Where the order that holds a place begins, not before `from`. */
function orderStart({ basket }: Sequence, place: number, from = 0): number {
  let start = place
  while (start > from && basket[start - 1] === basket[place]) start--
  return start
}

/** What is read, with the places after which something is to be named, and its row of the table. */
export interface Example {
  read: Int32Array
  /** Seconds before the newest of what is read, 0 or more, for each place. */
  age_s: Float32Array
  at: Int32Array
  targets: Int32Array
}

/** How a network reads a sequence: what it learns to name there, and how it is asked what comes next. */
export interface Reading {
  /** Rows of the table beside those of the items and of no item. */
  marks: number
  /** Share of an example's places that are to be named in an epoch. */
  share: number
  /** A sequence as examples that read at most `length` places. */
  examples(sequence: Sequence, length: number): Iterable<Example>
  /** A past of at most `length` places, the last of which says what comes next. */
  asked(past: Past, of: { length: number; items: number }): Pick<Example, 'read' | 'age_s'>
  /** What of an example is read and named in one epoch, drawn by a key; all of it where absent. */
  drawn?(example: Example, of: { key: number; items: number }): Example
}

/** Seconds from each time to the last. */
export function agesOf(time_ms: Float64Array): Float32Array {
  const newest = time_ms[time_ms.length - 1]
  return Float32Array.from(time_ms, (time) => (newest - time) / 1000)
}

/** 0 for the beginning, then items; the beginning is as old as the first of them. */
export function fromBeginning({ items, time_ms }: Past): Pick<Example, 'read' | 'age_s'> {
  const first = time_ms.length > 0 ? time_ms[0] : 0
  return { read: Int32Array.of(0, ...items), age_s: agesOf(Float64Array.of(first, ...time_ms)) }
}

/** The newest `most` of a past. */
export function newestOf({ items, time_ms }: Past, most: number): Past {
  const start = Math.max(0, items.length - most)
  return { items: items.subarray(start), time_ms: time_ms.subarray(start) }
}

/** The newest `most` of a sequence. */
export function newestOrders(sequence: Sequence, most: number): Sequence {
  return { ...newestOf(sequence, most), basket: sequence.basket.subarray(Math.max(0, sequence.items.length - most)) }
}

/**
 * From left to right: all items of an order are to be named by who has read what came before the order. Each example
 * reads on from the middle of the one before it and names what is new, so that there is a past to go by.
 */
export const leftToRight: Reading = {
  marks: 0,
  share: 1,
  *examples(sequence, length) {
    const step = Math.ceil(length / 2)
    for (let end = sequence.items.length; end > 0; end -= step) {
      const start = Math.max(0, end - length)
      const from = start === 0 ? 0 : end - step
      const places = Array.from({ length: end - from }, (_, i) => from + i)
      const before = {
        items: sequence.items.subarray(start, end - 1),
        time_ms: sequence.time_ms.subarray(start, end - 1),
      }
      yield {
        ...fromBeginning(before),
        at: Int32Array.from(places, (place) => orderStart(sequence, place, start) - start),
        targets: Int32Array.from(places, (place) => sequence.items[place]),
      }
      if (start === 0) return
    }
  },
  asked: (past, { length }) => fromBeginning(newestOf(past, length - 1)),
}

/** Items of a held-out order that are asked for, at most. */
const ASKED = 8

/** What comes after a past. */
export interface Held {
  past: Past
  targets: Int32Array
}

/** A sequence without its last order, and that order as what is to be named after the rest; null where it has but one. */
export function withoutLast(sequence: Sequence): { seen: Sequence; held: Held } | null {
  const { items, time_ms, basket } = sequence
  const start = orderStart(sequence, items.length - 1)
  if (!(start > 0)) return null
  const seen = {
    items: items.subarray(0, start),
    time_ms: time_ms.subarray(0, start),
    basket: basket.subarray(0, start),
  }
  return { seen, held: { past: seen, targets: items.slice(start, start + ASKED) } }
}
