import { expect, test } from 'vitest'
import { table } from './table.ts'

test('columns are as wide as their widest cell, and numbers stand to the right', () => {
  expect(
    table([
      { item: 'a', sold: 5 },
      { item: 'kettle', sold: 12 },
    ]),
  ).toBe('item    sold\na          5\nkettle    12')
})

test('what is missing is a dash, and no rows are told in words', () => {
  expect(table([{ alias: null, tags: ['x'] }])).toBe('alias  tags\n-      ["x"]')
  expect(table([], 'No rows.')).toBe('No rows.')
})
