import { expect, test } from 'vitest'
import {
  areaUnderCurve,
  atThreshold,
  averagePrecision,
  brier,
  calibrationError,
  reliability,
} from './classification.ts'

// scikit-learn's own documentation example: roc_auc 0.75, average precision 0.8333…
const y = [0, 0, 1, 1]
const p = [0.1, 0.4, 0.35, 0.8]

test("AUC and average precision are those of scikit-learn's example", () => {
  expect(areaUnderCurve(y, p)).toBe(0.75)
  expect(averagePrecision(y, p)).toBeCloseTo(0.8333333333333333, 12)
})

test('equal probabilities count half', () => {
  expect(areaUnderCurve([0, 1], [0.5, 0.5])).toBe(0.5)
  expect(averagePrecision([0, 1, 0, 1], [0.5, 0.5, 0.5, 0.5])).toBe(0.5)
})

test('without both outcomes there is no AUC', () => {
  expect(areaUnderCurve([1, 1], [0.1, 0.2])).toBeNaN()
})

test('the Brier score is a mean square', () => {
  expect(brier(y, p)).toBeCloseTo((0.01 + 0.16 + 0.4225 + 0.04) / 4, 12)
})

test('a threshold is met from itself on', () => {
  expect(atThreshold(y, p, 0.4)).toEqual({ accuracy: 0.5, precision: 0.5, recall: 0.5, f1: 0.5 })
})

test('probabilities that say what comes have no calibration error', () => {
  const said = Float64Array.from({ length: 1000 }, (_, i) => (i < 500 ? 0.2 : 0.8))
  const came = Uint8Array.from({ length: 1000 }, (_, i) => (i < 500 ? Number(i % 5 === 0) : Number(i % 5 !== 0)))
  expect(calibrationError(came, said)).toBeCloseTo(0, 12)
  expect(
    calibrationError(
      came,
      said.map((value) => value + 0.1),
    ),
  ).toBeCloseTo(0.1, 12)
  expect(reliability(came, said)).toHaveLength(10)
})
