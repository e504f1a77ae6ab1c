import { expect, test } from 'vitest'
import { seededRandom } from './random.ts'
import { kthLargest } from './select.ts'

test('the k-th largest is where a sort would put it, equals included', () => {
  const random = seededRandom(3)
  for (const [length, kinds] of [
    [1, 1],
    [7, 3],
    [100, 5],
    [101, 1e9],
  ]) {
    const values = Float32Array.from({ length }, () => Math.floor(random() * kinds))
    const sorted = Array.from(values).sort((a, b) => b - a)
    for (let k = 1; k <= length; k++) expect(kthLargest(values.slice(), k)).toBe(sorted[k - 1])
  }
})
