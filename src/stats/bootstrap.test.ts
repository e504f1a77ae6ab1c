import { expect, test } from 'vitest'
import { bootstrapMean, bootstrapStatistic, quantile } from './bootstrap.ts'
import { seededRandom } from './random.ts'

test('the interval of a mean is about two standard errors to each side', () => {
  const random = seededRandom(3)
  const values = Array.from({ length: 400 }, () => random())
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const { lo, hi } = bootstrapMean(values, { seed: 1 })
  // Standard error of 400 uniform numbers: sqrt(1/12/400) = 0.01443.
  expect(mean - lo).toBeCloseTo(1.96 * 0.01443, 2)
  expect(hi - mean).toBeCloseTo(1.96 * 0.01443, 2)
})

test('the same seed gives the same interval', () => {
  const values = [1, 2, 3, 4, 5]
  expect(bootstrapMean(values, { seed: 4 })).toEqual(bootstrapMean(values, { seed: 4 }))
})

test('results that are not numbers are left out', () => {
  const interval = bootstrapStatistic(2, (indexes) => (indexes[0] === indexes[1] ? Number.NaN : 7), {
    seed: 1,
    resamples: 50,
  })
  expect(interval).toEqual({ lo: 7, hi: 7 })
})

test('quantiles interpolate as in R (type 7)', () => {
  // R: quantile(c(1, 2, 4, 8), c(.25, .5, .9)) gives 1.75, 3.0, 6.8
  expect([0.25, 0.5, 0.9].map((q) => quantile([1, 2, 4, 8], q))).toEqual([1.75, 3, expect.closeTo(6.8, 12)])
})
