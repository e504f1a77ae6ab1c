import { expect, test } from 'vitest'
import { parseItemFilter } from './catalogue.ts'
import { columnsOf } from './columns.ts'
import { maskOf } from './expression-mask.ts'

const shop = columnsOf(new Map([['toy', { category: 'Toys', price: 12.5 }]]))

test.each([
  ['category:eq:Toys', true],
  ['category:ne:Toys', false],
  ['category:in:Books|Toys', true],
  ['price:lt:12.5', false],
  ['price:lte:12.5', true],
  ['price:gt:12', true],
  ['price:gte:13', false],
  ['colour:eq:red', false],
  ['colour:ne:red', true],
])('%s is %s for a toy of 12.50', (text, expected) => {
  expect(maskOf(parseItemFilter(text), shop).has('toy')).toBe(expected)
})

test('a value may hold colons', () => {
  expect(parseItemFilter('url:eq:https://a')).toMatchObject({
    attribute: 'url',
    operator: '==',
    values: ['https://a'],
  })
})

test.each(['category', 'category:like:Toys', ':eq:Toys'])('the condition %s is refused', (text) => {
  expect(() => parseItemFilter(text)).toThrow(
    expect.objectContaining({ code: 'core.invalid', field: 'where', got: text }),
  )
})
