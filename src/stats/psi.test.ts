import { expect, test } from 'vitest'
import { psi, psiOfCounts } from './psi.ts'
import { seededRandom } from './random.ts'

const normal = (n: number, mean: number, seed: number) => {
  const random = seededRandom(seed)
  return Array.from(
    { length: n },
    () => mean + Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  )
}

test('counts worked by hand', () => {
  // (60.5/101, 40.5/101) against (30.5/101, 70.5/101)
  const [a, b, c, d] = [60.5 / 101, 40.5 / 101, 30.5 / 101, 70.5 / 101]
  expect(psiOfCounts([60, 40], [30, 70])).toBeCloseTo((c - a) * Math.log(c / a) + (d - b) * Math.log(d / b), 12)
})

test('samples of one distribution stay below the alert, a shift by one deviation is far above', () => {
  expect(psi(normal(5000, 0, 1), normal(5000, 0, 2))).toBeLessThan(0.02)
  expect(psi(normal(5000, 0, 1), normal(5000, 1, 2))).toBeGreaterThan(0.5)
})

test('a value that fills several deciles makes one bin of them', () => {
  expect(psi([1, 1, 1, 1, 1, 1, 1, 1, 2, 3], [1, 1, 1, 1, 1, 1, 1, 1, 2, 3])).toBe(0)
})
