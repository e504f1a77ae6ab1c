import { expect, test } from 'vitest'
import { countOccurrences } from './occurrences.ts'

test('each identity is counted for itself, also when there are many', () => {
  const times = countOccurrences()
  const identities = Array.from({ length: 20_000 }, (_, i) => `order ${i}`)
  expect(identities.every((identity) => times(identity) === 0)).toBe(true)
  expect(identities.every((identity) => times(identity) === 1)).toBe(true)
  expect([times('order 7'), times('order 20000'), times('')]).toEqual([2, 0, 0])
})
