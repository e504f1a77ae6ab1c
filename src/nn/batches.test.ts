import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buckets, pack, shuffled } from './batches.ts'

const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 200 })

test('every row comes once an epoch, in an order that follows from seed and epoch', () => {
  const order = shuffled(500, { seed: 1, epoch: 2 })
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i))
  expect(shuffled(500, { seed: 1, epoch: 2 })).toEqual(order)
  expect(shuffled(500, { seed: 1, epoch: 3 })).not.toEqual(order)
})

test('buckets hold every row once, each in the shortest that it fits', () => {
  fc.assert(
    fc.property(lengths, (rows) => {
      const made = buckets(rows, { lengths: [10, 20, 50], batch: 8, seed: 1, epoch: 0 })
      expect(made.flatMap((bucket) => [...bucket.rows]).sort((a, b) => a - b)).toEqual(rows.map((_, i) => i))
      for (const bucket of made) {
        expect(bucket.rows.length).toBeLessThanOrEqual(8)
        for (const row of bucket.rows) {
          expect(bucket.length).toBe([10, 20, 50].find((bound) => rows[row] <= bound) ?? 50)
        }
      }
    }),
  )
})

test('packed rows hold every sequence once, without overlap and within the capacity', () => {
  fc.assert(
    fc.property(lengths, (rows) => {
      const packed = pack(rows, { capacity: 50 })
      expect(packed.flatMap(({ sequences }) => sequences.map(({ row }) => row)).sort((a, b) => a - b)).toEqual(
        rows.map((_, i) => i),
      )
      let used = 0
      for (const { sequences } of packed) {
        let end = 0
        for (const { row, from, length } of sequences) {
          expect(from).toBe(end)
          expect(length).toBe(Math.min(rows[row], 50))
          end += length
        }
        expect(end).toBeLessThanOrEqual(50)
        used += end
      }
      // At most 11/9 of the fewest rows that could hold them, and one more.
      expect(packed.length).toBeLessThanOrEqual(
        (11 / 9) * Math.max(Math.ceil(used / 50), rows.filter((n) => n > 25).length) + 1,
      )
    }),
  )
})
