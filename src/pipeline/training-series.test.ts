import { expect, test } from 'vitest'
import { addPoint, MOST_POINTS, type TrainingSeries } from './training-series.ts'

const at = (step: number, over: object = {}) => ({
  epoch: 1,
  step,
  loss: 1 / step,
  learning_rate: 1e-3,
  gradient_norm: 1,
  rows_s: 100,
  ...over,
})
const told = (step: number, over: object = {}, cut_ms = 0) => ({ family: 'sasrec', cut_ms, at: at(step, over) })

test('a long training keeps its course in few points', () => {
  const series: TrainingSeries[] = []
  for (let step = 1; step <= 5_000; step++) addPoint(series, told(step, { loss: step }))
  const [{ points }] = series
  expect(points.length).toBeLessThanOrEqual(MOST_POINTS)
  expect(points.at(-1)).toMatchObject({ step: 5_000 })
  // A point is the mean of the steps since the point before.
  for (const [i, { step, loss }] of points.entries()) {
    expect(loss).toBeCloseTo(((points[i - 1]?.step ?? 0) + 1 + step) / 2, 6)
    expect(step - (points[i - 1]?.step ?? 0)).toBeLessThan(100)
  }
})

test('an epoch ends in one point with its validation, and each fit has a series of its own', () => {
  const series: TrainingSeries[] = []
  addPoint(series, told(10))
  addPoint(series, told(10, { validation: 0.5 }))
  addPoint(series, told(20))
  addPoint(series, told(10, {}, 1_000))
  addPoint(series, told(5, {}, 1_000))
  expect(
    series.map(({ cutoff, points }) => [cutoff.slice(17, 19), points.map(({ validation }) => validation)]),
  ).toEqual([
    ['00', [0.5, null]],
    ['01', [null]],
    ['01', [null]],
  ])
})
