import { expect, test } from 'vitest'
import { recommendationsSearch } from './search.ts'

test('an address gives what it holds and nothing else', () => {
  expect(
    recommendationsSearch({
      person: 12748,
      limit: '7',
      items: 'a',
      unseen: true,
      kind: 'similar',
      novelty: 0.4,
      diversity: 0,
      other: 1,
    }),
  ).toEqual({
    person: '12748',
    limit: 7,
    items: ['a'],
    unseen: true,
    kind: 'similar',
    novelty: 0.4,
  })
  expect(
    recommendationsSearch({ limit: 1000, diversity: 2, where: [], person: '', unseen: 'yes', kind: 'magic' }),
  ).toEqual({})
})
