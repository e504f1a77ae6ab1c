import { expect, test } from 'vitest'
import { fillMask } from './random.ts'

const mask = (seed: number, step: number, stream: number, keep = 0.7, n = 100_001) => {
  const data = new Float32Array(n)
  fillMask(data, { stream, keep }, { seed, step })
  return data
}

test('a mask keeps its share, scaled so that the mean stays', () => {
  const data = mask(1, 2, 3)
  expect(new Set(data)).toEqual(new Set([0, Math.fround(1 / 0.7)]))
  expect(data.reduce((a, b) => a + b) / data.length).toBeCloseTo(1, 2)
})

test('a mask follows from seed, step and stream alone, and differs with each', () => {
  const data = mask(1, 2, 3)
  expect(mask(1, 2, 3)).toEqual(data)
  for (const other of [mask(2, 2, 3), mask(1, 3, 3), mask(1, 2, 4)]) {
    const same = data.reduce((sum, x, i) => sum + Number(x === other[i]), 0) / data.length
    // Independent masks agree with probability 0.7² + 0.3².
    expect(same).toBeCloseTo(0.58, 1)
  }
})

test('nothing is dropped where all is kept', () => {
  expect(mask(1, 1, 1, 1).every((x) => x === 1)).toBe(true)
})
