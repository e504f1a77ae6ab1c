import { expect, test } from 'vitest'
import { halve, rungsOf } from './halving.ts'

test('half of the candidates are left after each rung, with twice the time, until one has a rung of its own', async () => {
  const tried: [candidate: string, budget_s: number][] = []
  const good: Record<string, number> = { a: 1, b: 4, c: Number.NaN, d: 3, e: 2 }
  const found = await halve({
    candidates: ['a', 'b', 'c', 'd', 'e'],
    rung_s: 30,
    async score(candidate, budget_s) {
      tried.push([candidate, budget_s])
      return good[candidate]
    },
  })
  expect(found).toEqual({ best: 'b', score: 4 })
  expect(tried).toEqual([
    ...['a', 'b', 'c', 'd', 'e'].map((candidate) => [candidate, 6]),
    ...['b', 'd', 'e'].map((candidate) => [candidate, 10]),
    ...['b', 'd'].map((candidate) => [candidate, 15]),
    ['b', 30],
  ])
})

test('rungs add up to the time given, however many candidates there are', async () => {
  for (const count of [1, 2, 3, 4, 5, 8, 9]) {
    let spent = 0
    await halve({
      candidates: Array.from({ length: count }, (_, i) => i),
      rung_s: 2,
      async score(candidate, budget_s) {
        spent += budget_s
        return candidate
      },
    })
    expect(spent).toBeCloseTo(2 * rungsOf(count), 9)
  }
})

test('of equals the first stays', async () => {
  const { best } = await halve({ candidates: ['first', 'second'], rung_s: 1, score: async () => 7 })
  expect(best).toBe('first')
})
