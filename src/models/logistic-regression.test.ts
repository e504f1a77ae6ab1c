import { expect, test } from 'vitest'
import { seededRandom } from '../stats/random.ts'
import { derivatives, fitLogistic, logisticLoss } from './logistic-regression.ts'

function sample(rows: number) {
  const random = seededRandom(5)
  const x = Float64Array.from({ length: rows * 3 }, () => random() * 2 - 1)
  const y = Uint8Array.from({ length: rows }, (_, i) =>
    Number(random() < 1 / (1 + Math.exp(-(0.5 + 2 * x[i * 3] - x[i * 3 + 1])))),
  )
  return { x, y }
}

test('the gradient is what finite differences give', () => {
  const { x, y } = sample(40)
  const weights = Float64Array.from([0.2, -0.4, 0.7, 0.1])
  const { gradient } = derivatives(x, y, 3, weights, 0.5)
  const step = 1e-6
  for (let j = 0; j < 4; j++) {
    const [up, down] = [step, -step].map((shift) =>
      logisticLoss(
        x,
        y,
        3,
        weights.map((w, k) => (k === j ? w + shift : w)),
        0.5,
      ),
    )
    expect(gradient[j]).toBeCloseTo((up - down) / (2 * step), 4)
  }
})

test('the fit stands where the gradient is zero, near the weights that made the data', () => {
  const { x, y } = sample(20_000)
  const { weights } = fitLogistic(x, y, 3, 1e-3)
  for (const slope of derivatives(x, y, 3, weights, 1e-3).gradient) expect(slope).toBeCloseTo(0, 5)
  const truth = [0.5, 2, -1, 0]
  for (const [j, value] of truth.entries()) expect(Math.abs(weights[j] - value)).toBeLessThan(0.12)
})

test('a single feature that tells everything is learnt to the penalty', () => {
  const { weights } = fitLogistic(Float64Array.from([-1, -1, 1, 1]), [0, 0, 1, 1], 1, 0.01)
  expect(weights[1]).toBeGreaterThan(3)
})
