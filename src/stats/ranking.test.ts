import fc from 'fast-check'
import { expect, test } from 'vitest'
import { novelty, rankingScores, topIndices } from './ranking.ts'

const scores = (...values: number[]) => Float32Array.from(values)

test('hits at the first and third place of three, worked by hand', () => {
  // DCG = 1/log2(2) + 1/log2(4) = 1.5; ideal = 1 + 1/log2(3) = 1.63093
  expect(rankingScores(scores(0.9, 0.5, 0.4, 0.1), [0, 2], 3)).toEqual({
    ndcg: expect.closeTo(1.5 / 1.6309297535714575, 12),
    recall: 1,
    mrr: 1,
    hit_rate: 1,
  })
})

test('beyond k nothing counts', () => {
  expect(rankingScores(scores(3, 2, 1), [2], 2)).toEqual({ ndcg: 0, recall: 0, mrr: 0, hit_rate: 0 })
})

test('among equals the expectation counts', () => {
  // One of four equals, two places: half a hit; first place a quarter of the time, second another quarter.
  const found = rankingScores(scores(1, 1, 1, 1), [3], 2)
  expect(found.recall).toBeCloseTo(0.5, 12)
  expect(found.hit_rate).toBeCloseTo(0.5, 12)
  expect(found.mrr).toBeCloseTo(0.25 + 0.125, 12)
  expect(found.ndcg).toBeCloseTo((1 + 1 / Math.log2(3)) / 4, 12)
})

test('renaming the items changes no score', () => {
  const cases = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 30 }).chain((values) =>
    fc.tuple(
      fc.constant(values),
      fc.shuffledSubarray(
        values.map((_, i) => i),
        { minLength: values.length },
      ),
      fc.subarray(
        values.map((_, i) => i),
        { minLength: 1 },
      ),
    ),
  )
  fc.assert(
    fc.property(cases, ([values, order, relevant]) => {
      const renamed = new Float32Array(values.length)
      order.forEach((to, from) => {
        renamed[to] = values[from]
      })
      const plain = rankingScores(Float32Array.from(values), relevant, 10)
      const other = rankingScores(
        renamed,
        relevant.map((item) => order[item]),
        10,
      )
      for (const key of ['ndcg', 'recall', 'mrr', 'hit_rate'] as const) expect(other[key]).toBeCloseTo(plain[key], 12)
      expect(plain.ndcg).toBeLessThanOrEqual(1 + 1e-12)
    }),
  )
})

test('the highest allowed come first, equal ones in order', () => {
  expect(topIndices(scores(1, 5, 3, 5, 4), 3, (i) => i !== 4)).toEqual([1, 3, 2])
})

test('what half the people take tells one bit', () => {
  expect(novelty([0.5, 0.25], [0, 1])).toBe(1.5)
})
