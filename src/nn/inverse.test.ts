import { expect, test } from 'vitest'
import { seededRandom } from '../stats/random.ts'
import { inverse } from './inverse.ts'
import { type Matrix, matmul } from './matrix.ts'

const random = (rows: number, columns: number, seed: number): Matrix => {
  const next = seededRandom(seed)
  return { rows, columns, data: Float32Array.from({ length: rows * columns }, () => next() - 0.5) }
}

test('a product is what sums of products give', async () => {
  const [a, b] = [random(3, 4, 1), random(4, 2, 2)]
  const { rows, columns, data } = await matmul(a, b)
  expect([rows, columns]).toEqual([3, 2])
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 2; j++) {
      let sum = 0
      for (let k = 0; k < 4; k++) sum += a.data[i * 4 + k] * b.data[k * 2 + j]
      expect(data[i * 2 + j]).toBeCloseTo(sum, 6)
    }
  }
})

test('a matrix is turned over where asked', async () => {
  const a = random(5, 3, 3)
  const turned: Matrix = {
    rows: 3,
    columns: 5,
    data: Float32Array.from({ length: 15 }, (_, i) => a.data[(i % 5) * 3 + Math.floor(i / 5)]),
  }
  expect((await matmul(a, a, { transposeA: true })).data).toEqual((await matmul(turned, a)).data)
})

test('a matrix of 700 times its inverse is the identity to 1e-3', async () => {
  const n = 700
  const x = random(2 * n, n, 4)
  const m = await matmul(x, x, { transposeA: true })
  for (let i = 0; i < n; i++) m.data[i * n + i] += 10
  const product = await matmul(m, await inverse(m))
  let worst = 0
  for (let i = 0; i < n * n; i++) worst = Math.max(worst, Math.abs(product.data[i] - (i % (n + 1) === 0 ? 1 : 0)))
  expect(worst).toBeLessThan(1e-3)
})
