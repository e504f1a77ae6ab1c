import { expect, test } from 'vitest'
import { moves } from './ranks.ts'

const list = (...items: string[]) => items.map((item) => ({ item }))

test('a rank says how many places an item gained or lost, or that it is new', () => {
  expect(moves(list('c', 'a', 'd'), list('a', 'b', 'c'))).toEqual([2, -1, 'new'])
})
