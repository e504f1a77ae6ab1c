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
const book = (lines: OrderLine[], most = 1_000) => openOrderBook(lines, most, clock)

test('what sells faster than before trends; what sold as ever, or long ago, does not', () => {
  const steady = Array.from({ length: 35 }, (_, day) => line('ann', 'bread', day))
  const rising = ['bob', 'cat', 'dan', 'eve'].map((person) => line(person, 'kite', 1))
  const old = Array.from({ length: 9 }, (_, i) => line(`p${i}`, 'sledge', 60))
  const [first, second, ...others] = book([...old, ...steady, ...rising]).trending()
  expect([first.item, second.item, others]).toEqual(['kite', 'bread', []])
  expect(first.score).toBeCloseTo((4 + 5) / (0 + 5))
  expect(second.score).toBeCloseTo((7 + 5) / (7 + 5))
})

test('what was first seen last is newest, also when it is told late', () => {
  const shop = book([line('ann', 'old', 9), line('ann', 'new', 1), line('bob', 'old', 0)])
  expect(shop.newest().map(({ item }) => item)).toEqual(['new', 'old'])
  expect(shop.newest()[0].score).toBeCloseTo(0.5)
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

test('an order holds an item once, however often it is told, and the oldest lines go', () => {
  const shop = book([], 6)
  for (let i = 0; i < 8; i++) for (const _ of [1, 2]) shop.add(line('ann', `item-${i}`, 20 - i))
  const items = shop.newest().map(({ item }) => item)
  expect(items).toEqual(['item-7', 'item-6', 'item-5', 'item-4', 'item-3', 'item-2'])
  expect(shop.similarity('item-7', 'item-6')).toBe(1)
  expect(shop.similarity('item-7', 'item-0')).toBe(0)
  expect(shop.popularity('item-7')).toBeGreaterThan(shop.popularity('item-0'))
  expect(shop.popularity('item-0')).toBeGreaterThan(0)
})
