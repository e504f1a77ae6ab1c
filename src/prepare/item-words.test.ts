import { expect, test } from 'vitest'
import { itemWords } from './item-words.ts'

test('a name is parted into words, whatever its language, and a price is in its band', () => {
  expect(itemWords('RED Retrospot CAKE-tin, 22cm', 4.25)).toEqual([
    'red',
    'retrospot',
    'cake',
    'tin',
    '22cm',
    'price=4',
  ])
  expect(itemWords('红色蛋糕罐', 4)).toContain('红色')
  expect(itemWords('', 0)).toEqual([])
})
