import { expect, test } from 'vitest'
import { seededRandom } from '../stats/random.ts'
import { type ChoiceLists, choiceLoss, fitChoices } from './softmax-regression.ts'

/** Lists of ten rows, half of them `again`, of which one is chosen with the odds that the weights say. */
function lists(weights: readonly number[], count: number): ChoiceLists {
  const random = seededRandom(5)
  const columns = weights.length / 2
  const rows = count * 10
  const x = Float32Array.from({ length: rows * columns }, () => 2 * random() - 1)
  const again = Uint8Array.from({ length: rows }, (_, row) => row % 2)
  const chosen = new Uint8Array(rows)
  for (let list = 0; list < count; list++) {
    const odds = Array.from({ length: 10 }, (_, i) => {
      const row = list * 10 + i
      const kind = again[row] ? 0 : columns
      let score = 0
      for (let j = 0; j < columns; j++) score += weights[kind + j] * x[row * columns + j]
      return Math.exp(score)
    })
    let left = random() * odds.reduce((sum, one) => sum + one, 0)
    let at = 0
    while (at < 9 && left > odds[at]) left -= odds[at++]
    chosen[list * 10 + at] = 1
  }
  return { columns, x, again, chosen, start: Int32Array.from({ length: count + 1 }, (_, list) => list * 10) }
}

test('the weights that people chose by are found', () => {
  const weights = [2, -1, 0.5, 1]
  const found = fitChoices(lists(weights, 4_000), new Float64Array(4), 1e-6)
  for (const [j, weight] of weights.entries()) expect(Math.abs(found[j] - weight)).toBeLessThan(0.2)
})

test('without lists the prior is the answer, and a strong penalty stays near it', () => {
  const prior = Float64Array.of(1, 2, 3, 4)
  expect(fitChoices({ ...lists([1, 1, 1, 1], 0) }, prior, 1)).toEqual(prior)
  const near = fitChoices(lists([-2, -2, -2, -2], 50), prior, 1e4)
  for (const [j, weight] of prior.entries()) expect(Math.abs(near[j] - weight)).toBeLessThan(0.01)
})

test('the gradient is that of the loss', () => {
  const some = lists([1, -1, 0.5, 2], 20)
  const at = Float64Array.of(0.3, -0.2, 0.1, 0.4)
  const { gradient } = choiceLoss(some, at)
  for (let j = 0; j < at.length; j++) {
    const moved = (by: number) =>
      choiceLoss(
        some,
        at.map((weight, k) => (k === j ? weight + by : weight)),
      ).value
    expect((moved(1e-5) - moved(-1e-5)) / 2e-5).toBeCloseTo(gradient[j], 6)
  }
})
