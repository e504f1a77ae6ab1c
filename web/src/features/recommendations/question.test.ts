import { expect, test } from 'vitest'
import { queryOf, questionOf } from './question.ts'

test('a basket alone is asked about as for somebody unknown', () => {
  expect(questionOf({ items: ['a', 'b'] }, 'hash')).toEqual({
    person: 'somebody-unknown',
    limit: 10,
    items: 'a,b',
    model: 'hash',
  })
  expect(questionOf({ limit: 5 }, undefined)).toBeNull()
  expect(questionOf({ kind: 'similar' }, undefined)).toBeNull()
})

test('a list for everybody needs nobody', () => {
  expect(questionOf({ kind: 'trending' }, undefined)).toMatchObject({ kind: 'trending', limit: 10 })
})

test('a name from an event leaves nothing in the curl line that a shell would read', () => {
  const query = String(queryOf({ person: `'; rm -rf ~; echo "$HOME" \`id\``, limit: 10, where: ['a:eq:b', 'c:ne:d'] }))
  expect(query).toMatch(/^[\w%&=+.*-]+$/)
  expect(query).toContain('where=a%3Aeq%3Ab&where=c%3Ane%3Ad')
})
