import { expect, test } from 'vitest'
import { recommendationsSearch } from './search.ts'

test('an address gives what it holds and nothing else', () => {
  expect(
    recommendationsSearch({ person: 12748, limit: '7', items: 'a', unseen: true, kind: 'similar', other: 1 }),
  ).toEqual({
    person: '12748',
    limit: 7,
    items: ['a'],
    unseen: true,
    kind: 'similar',
  })
  expect(recommendationsSearch({ limit: 1000, where: [], person: '', unseen: 'yes', kind: 'magic' })).toEqual({})
})
