import { expect, test } from 'vitest'
import { draftOf, ruleOf } from './rule-draft.ts'

test('a rule keeps the fields of its action and no other', () => {
  const draft = { ...draftOf(null), name: 'toys', action: 'boost' as const, when: 'price < 2', factor: 3 }
  expect(ruleOf(draft)).toEqual({ action: 'boost', when: 'price < 2', factor: 3, placements: [] })
  expect(ruleOf({ ...draft, action: 'pin', item: 'a', rank: 2 })).toEqual({
    action: 'pin',
    item: 'a',
    rank: 2,
    placements: [],
  })
})

test('what is edited comes back as it was', () => {
  const rule = { action: 'cap' as const, attribute: 'brand', at_most: 1, placements: ['home'] }
  expect(ruleOf(draftOf({ name: 'one', version: 3, created_at: '2026-01-01T00:00:00Z', rule }))).toEqual(rule)
})
