import { expect, test } from 'vitest'
import { minimise } from './lbfgs.ts'

test('a long narrow valley is followed to its lowest point', () => {
  // Rosenbrock's function, lowest at (1, 1).
  const valley = ([x, y]: Float64Array) => ({
    value: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    gradient: Float64Array.of(-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)),
  })
  const found = minimise(valley, Float64Array.of(-1.2, 1), { rounds: 200, settled: 1e-14 })
  expect(found[0]).toBeCloseTo(1, 5)
  expect(found[1]).toBeCloseTo(1, 5)
})

test('a start that is lowest already is kept', () => {
  const bowl = ([x]: Float64Array) => ({ value: x * x, gradient: Float64Array.of(2 * x) })
  expect(minimise(bowl, Float64Array.of(0), { rounds: 10, settled: 1e-9 })[0]).toBeCloseTo(0, 12)
})
