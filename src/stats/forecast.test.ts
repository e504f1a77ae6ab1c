import { expect, test } from 'vitest'
import { intervalCoverage, mase, pinball, seasonalNaiveScale, smape, weightedError } from './forecast.ts'

// Worked by hand; history of season 2: |3−1|, |4−2|, |7−3|, |4−4| → mean 2.
const history = [1, 2, 3, 4, 7, 4]
const actual = [5, 0, Number.NaN, 3]
const forecast = [4, 0, 9, 5]

test('the scale is the mean error of the value a season ago', () => {
  expect(seasonalNaiveScale(history, 2)).toBe(2)
  expect(seasonalNaiveScale([5, 5, 5], 1)).toBe(0)
})

test('MASE divides by the scale, leaves unknown steps out, and has no value on a series that never moved', () => {
  expect(mase(actual, forecast, 2)).toBe(0.5)
  expect(mase(actual, forecast, 0)).toBeNaN()
})

test('sMAPE counts nothing where both are zero', () => {
  expect(smape(actual, forecast)).toBeCloseTo((200 / 9 + 0 + 400 / 8) / 3, 12)
})

test('pinball punishes the side that the quantile says', () => {
  expect(pinball([10], [8], 0.9)).toBeCloseTo(1.8, 12)
  expect(pinball([8], [10], 0.9)).toBeCloseTo(0.2, 12)
})

test('coverage counts the ends in', () => {
  expect(intervalCoverage([1, 2, 3, 4], [1, 0, 4, 0], [1, 1, 9, 9])).toBe(0.5)
})

test('WAPE is made of sums', () => {
  expect(weightedError(actual, forecast)).toEqual({ error: 3, size: 8 })
})
