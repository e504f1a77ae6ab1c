import { expect, test } from 'vitest'
import { meets, parseItemFilter } from './catalogue.ts'

const toy = { category: 'Toys', price: 12.5 }

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
  expect(meets(toy, [parseItemFilter(text)])).toBe(expected)
})

test('an item must meet every condition', () => {
  expect(meets(toy, ['category:eq:Toys', 'price:gt:20'].map(parseItemFilter))).toBe(false)
})

test('a value may hold colons', () => {
  expect(parseItemFilter('url:eq:https://a')).toEqual({ attribute: 'url', operator: 'eq', value: 'https://a' })
})

test.each(['category', 'category:like:Toys', ':eq:Toys'])('the condition %s is refused', (text) => {
  expect(() => parseItemFilter(text)).toThrow(
    expect.objectContaining({ code: 'core.invalid', field: 'where', got: text }),
  )
})
