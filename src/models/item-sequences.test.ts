import { expect, test } from 'vitest'
import { leftToRight, newestOrders, type Sequence, withoutLast } from './item-sequences.ts'
import { masked } from './masked-reading.ts'
import { negativesOf } from './negatives.ts'

/** Items 1 to n, a minute apart, in orders of `each`. */
const sequence = (n: number, each = 1): Sequence => ({
  items: Int32Array.from({ length: n }, (_, i) => i + 1),
  time_ms: Float64Array.from({ length: n }, (_, i) => i * 60_000),
  basket: Int32Array.from({ length: n }, (_, i) => Math.floor(i / each)),
})

test('every item is to be named once, after what came before its order', () => {
  for (const each of [1, 3]) {
    const examples = [...leftToRight.examples(sequence(20, each), 8)]
    const named = examples.flatMap(({ targets }) => [...targets])
    expect(named.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    for (const { read, at, targets, age_s } of examples) {
      expect(read.length).toBeLessThanOrEqual(8)
      expect(age_s).toHaveLength(read.length)
      for (const [i, target] of targets.entries()) {
        const order = Math.floor((target - 1) / each)
        const seen = [...read.subarray(1, at[i] + 1)]
        expect(seen.every((item) => Math.floor((item - 1) / each) < order)).toBe(true)
      }
    }
  }
})

test('of the newest items there is one example, with a target at every place', () => {
  const [only, ...others] = leftToRight.examples(newestOrders(sequence(20), 8), 8)
  expect(others).toEqual([])
  expect([...only.read]).toEqual([0, 13, 14, 15, 16, 17, 18, 19])
  expect([...only.targets]).toEqual([13, 14, 15, 16, 17, 18, 19, 20])
  expect([...only.age_s.slice(-3)]).toEqual([120, 60, 0])
})

test('the last order is held out, with what came before it', () => {
  const { seen, held } = withoutLast(sequence(7, 3))!
  expect([...held.targets]).toEqual([7])
  expect([...seen.items]).toEqual([1, 2, 3, 4, 5, 6])
  expect(withoutLast(sequence(3, 3))).toBeNull()
})

test('what is masked cannot be read, and is asked for', () => {
  const { examples, drawn, asked } = masked({ share: 0.3 })
  const [example] = examples(sequence(8), 8)
  const newestOnly = new Set<number>()
  for (let key = 0; key < 200; key++) {
    const { read, at, targets, age_s } = drawn!(example, { key, items: 9 })
    expect(at.length).toBeGreaterThan(0)
    expect(age_s.at(-1)).toBe(0)
    for (const [place, item] of read.entries()) expect(item).toBe([...at].includes(place) ? 9 : place + 1)
    expect([...targets]).toEqual(Array.from(at, (place) => place + 1))
    if (at.length === 1 && at[0] === read.length - 1) newestOnly.add(read.length)
  }
  // Pasts of every length have been asked what comes next.
  expect(newestOnly.size).toBe(8)
  expect([...asked(sequence(20), { length: 4, items: 21 }).read]).toEqual([18, 19, 20, 21])
  expect([...asked(sequence(0), { length: 4, items: 21 }).read]).toEqual([21])
})

test('negatives are drawn as often as their probabilities say, the same for the same step', () => {
  const often: Sequence = { ...sequence(6), items: Int32Array.of(1, 1, 1, 1, 2, 2) }
  const { of, logQ } = negativesOf([often], { items: 4, reading: leftToRight }, { negatives: 30_000, seed: 1 })
  expect(Array.from(logQ, (q) => Math.round(9 * Math.exp(q)))).toEqual([9, 5, 3, 1])
  const counts = [0, 0, 0, 0]
  for (const item of of(0, 0)) counts[item]++
  expect(counts[0]).toBe(0)
  for (let item = 1; item < 4; item++) expect(counts[item] / 30_000).toBeCloseTo(Math.exp(logQ[item]), 1.7)
  expect(of(2, 5)).toEqual(of(2, 5))
  expect(of(2, 5)).not.toEqual(of(2, 6))
})
