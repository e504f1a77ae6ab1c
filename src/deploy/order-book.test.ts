import { expect, test } from 'vitest'
import { DAY_MS } from '../core/time.ts'
import { type OrderLine, openOrderBook } from './order-book.ts'

const now_ms = Date.UTC(2026, 2, 1)
const clock = { now: () => new Date(now_ms) }
const line = (person: string, item: string, days_ago: number): OrderLine => ({
  person,
  item,
  basket: `day ${days_ago}`,
  time_ms: now_ms - days_ago * DAY_MS,
})
function book(lines: readonly OrderLine[]) {
  const made = openOrderBook(clock)
  lines.forEach(made.add)
  return made
}

test('what sells faster than before trends; what sold as ever, or long ago, does not', () => {
  const steady = Array.from({ length: 35 }, (_, day) => line('ann', 'bread', day))
  const rising = ['bob', 'cat', 'dan', 'eve'].map((person) => line(person, 'kite', 1))
  const old = Array.from({ length: 9 }, (_, i) => line(`p${i}`, 'sledge', 60))
  const { items, scores } = book([...old, ...steady, ...rising]).trending()
  expect(items).toEqual(['kite', 'bread'])
  expect(scores[0]).toBeCloseTo((4 + 5) / (0 + 5))
  expect(scores[1]).toBeCloseTo((7 + 5) / (7 + 5))
})

test('what was first seen last is newest, also when it is told late', () => {
  const shop = book([line('ann', 'old', 9), line('ann', 'new', 1), line('bob', 'old', 0)])
  expect(shop.newest().items).toEqual(['new', 'old'])
  expect(shop.newest().scores[0]).toBeCloseTo(0.5)
})

test('items of one order are together, by how often and how exclusively; who carried it is named', () => {
  const shop = book([
    line('ann', 'tea', 1),
    line('ann', 'cup', 1),
    line('bob', 'tea', 2),
    line('bob', 'cup', 2),
    line('bob', 'bag', 2),
    line('bob', 'pot', 3),
    line('cat', 'bag', 4),
    line('cat', 'bag', 5),
  ])
  const [cup, bag, ...others] = shop.together(['tea'], 'basket')
  expect(cup).toEqual({ item: 'cup', score: 2 / (2 + 5), from: ['tea'] })
  expect(bag).toEqual({ item: 'bag', score: 1 / (Math.sqrt(2 * 3) + 5), from: ['tea'] })
  expect(others).toEqual([])
  expect(shop.together(['tea'], 'person').map(({ item }) => item)).toContain('pot')
  expect(shop.together(['unheard of'], 'basket')).toEqual([])
})

test('an order holds an item once, however often it is told', () => {
  const shop = book([line('ann', 'tea', 1), line('ann', 'tea', 1), line('ann', 'cup', 1), line('bob', 'cup', 2)])
  expect(shop.lines()).toBe(3)
  expect(shop.similarity('tea', 'cup')).toBeCloseTo(1 / Math.sqrt(2))
  expect(shop.similarity('tea', 'unheard of')).toBe(0)
  expect(shop.popularity('cup')).toBeGreaterThan(shop.popularity('tea'))
  expect(shop.popularity('unheard of')).toBeGreaterThan(0)
})
