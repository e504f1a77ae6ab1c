import { expect, test } from 'vitest'
import { columnsOf } from './columns.ts'
import { parseExpression } from './expression.ts'
import { checkExpression, editDistance, maskOf } from './expression-mask.ts'

const shop = columnsOf(
  new Map<string, Record<string, unknown>>([
    ['bear', { category: 'Toys', price: 12.5, sale: true, 颜色: '红', 'made in': 'France' }],
    ['ball', { category: 'Toys', price: 30, sale: false }],
    ['atlas', { category: 'Books', price: 40 }],
    ['a "b" \\ c/d', { category: "Kid's", price: 5 }],
    ['odd', {}],
  ]),
)
const meeting = (text: string) => {
  const expression = parseExpression(text)
  checkExpression(expression, shop)
  const mask = maskOf(expression, shop)
  expect([...mask.over(shop.items)].map(Boolean)).toEqual(shop.items.map(mask.has))
  return shop.items.filter(mask.has)
}

test.each([
  ['category == "Toys" and price < 20', ['bear']],
  ["category == 'Toys'", ['bear', 'ball']],
  ['category == "Kid\'s"', ['a "b" \\ c/d']],
  ['item == "a \\"b\\" \\\\ c/d"', ['a "b" \\ c/d']],
  ['category in ("Toys", "Books") and not price >= 40', ['bear', 'ball']],
  ['price <= 12.5 or category == "Books"', ['bear', 'atlas', 'a "b" \\ c/d']],
  ['price > 20 and category == "Toys" or price < 6', ['ball', 'a "b" \\ c/d']],
  ['price > 20 and (category == "Toys" or price < 6)', ['ball']],
  ['sale == true', ['bear']],
  ['颜色 == "红"', ['bear']],
  ['`made in` == "France"', ['bear']],
  ['price == 3e1', ['ball']],
])('%s holds for %j', (text, expected) => {
  expect(meeting(text)).toEqual(expected)
})

test('a missing attribute meets only !=, and so does an item that the catalogue does not have', () => {
  expect(meeting('category != "Toys"')).toContain('odd')
  expect(meeting('price < 1000')).not.toContain('odd')
  const mask = (text: string) => maskOf(parseExpression(text), shop)
  expect(mask('category != "Toys"').has('unknown')).toBe(true)
  expect(mask('category == "Toys"').has('unknown')).toBe(false)
  expect(mask('item in ("unknown", "bear")').has('unknown')).toBe(true)
})

test.each([
  ['category = "Toys"', 9, '= "Toys"'],
  ['category == Toys', 12, 'Toys'],
  ['category == "Toys', 12, '"Toys'],
  ['price < 20 category == "Toys"', 11, 'category'],
  ['(price < 20', 11, 'the end'],
  ['', 0, 'the end'],
  ['not', 3, 'the end'],
  ['price in 20', 9, '20'],
  ['price in (20 30)', 13, '30'],
  ['price ( 20', 6, '('],
  ['and == 1', 0, 'and'],
  [`${'('.repeat(60)}price < 1${')'.repeat(60)}`, 50, '('],
  ['x'.repeat(3_000), 2_000, '3000 characters'],
])('%s is refused with the place', (text, offset, found) => {
  expect(() => parseExpression(text)).toThrow(
    expect.objectContaining({ code: 'deploy.expression', field: 'where', got: { offset, found } }),
  )
})

test('a name that the catalogue does not have is told with its place and the nearest one', () => {
  const check = (text: string) => () => checkExpression(parseExpression(text, 'when'), shop, 'when')
  expect(check('price < 20 and not catgory == "Toys"')).toThrow(
    expect.objectContaining({
      code: 'deploy.expression',
      field: 'when',
      got: { offset: 19, found: 'catgory' },
      hint: 'Did you mean category?',
    }),
  )
  expect(check('colour == "red"')).toThrow(expect.objectContaining({ hint: undefined }))
})

test.each(['price == "20"', 'category < 3', 'category == 3', 'sale > 1', 'price < true'])(
  '%s compares what cannot be compared',
  (text) => {
    expect(() => checkExpression(parseExpression(text), shop)).toThrow(
      expect.objectContaining({ code: 'deploy.expression' }),
    )
  },
)

test('the distance of words counts letters to insert, take out or change', () => {
  expect([editDistance('kitten', 'sitting'), editDistance('', 'abc'), editDistance('same', 'same')]).toEqual([3, 3, 0])
})
