import { expect, test } from 'vitest'
import { ordersOf } from './orders-of.ts'
import type { Answer } from './recommended.ts'

const answer = (arm: Answer['arm'], fallback: Answer['fallback']) => ({ arm, fallback }) as Answer
const popular = (score: number) => ({
  item: 'a',
  score,
  reason: { kind: 'popular' as const, items: [] },
  source: 'popular' as const,
})

test("the control's and the fallback's scores count orders; a model's own score does not", () => {
  expect(ordersOf(answer('control', null), popular(71))).toBe(71)
  expect(ordersOf(answer('champion', 'popular'), popular(71))).toBe(71)
  expect(ordersOf(answer('champion', 'popular'), popular(0.71))).toBeNull()
  expect(ordersOf(answer('champion', null), popular(1))).toBeNull()
})
