import { expect, test } from 'vitest'
import type { FitProgress } from '../nn/fit.ts'
import type { FitContext, Json } from './family.ts'
import type { History, Interactions } from './recommender.ts'
import { sasrec } from './sasrec.ts'

const context: FitContext = { cut_ms: 0, seed: 1, signal: new AbortController().signal, progress: () => undefined }
const params = (over: object = {}): Json =>
  sasrec.params.parse({ width: 16, blocks: 1, length: 8, dropout: 0, learning_rate: 0.01, epochs: 30, ...over })

const ITEMS = 12

/** People who walk around a ring of items, each from a place of their own: only the order says what comes next. */
function ring(people = 48, steps = 15): Interactions {
  const rows = Array.from({ length: people * steps }, (_, row) => ({
    person: row % people,
    item: ((row % people) + Math.floor(row / people)) % ITEMS,
    time_ms: Math.floor(row / people) - steps,
  }))
  return {
    people: Array.from({ length: people }, (_, i) => `p${i}`),
    items: Array.from({ length: ITEMS }, (_, i) => `item-${String(i).padStart(2, '0')}`),
    person: Int32Array.from(rows, ({ person }) => person),
    item: Int32Array.from(rows, ({ item }) => item),
    time_ms: Float64Array.from(rows, ({ time_ms }) => time_ms),
    basket: Int32Array.from(rows.keys()),
  }
}

const past = (item: readonly number[]): History => ({
  item: Int32Array.from(item),
  time_ms: Float64Array.from(item, (_, i) => i - item.length),
  basket: Int32Array.from(item.keys()),
})

test('finds what follows what, which no count of items tells', async () => {
  const told: FitProgress[] = []
  const model = await sasrec.fit(ring(), params(), { ...context, trained: (at) => told.push(at) })
  for (let item = 0; item < ITEMS; item++) {
    const scores = await model.score(past([item, (item + 1) % ITEMS, (item + 2) % ITEMS]), 0)
    expect(scores.indexOf(Math.max(...scores))).toBe((item + 3) % ITEMS)
  }
  expect(told.at(-1)).toMatchObject({ loss: expect.any(Number), validation: expect.any(Number) })
  expect(told.at(-1)!.validation).toBeLessThan(0.1)
})

test('learns a tiny set by heart', async () => {
  const told: FitProgress[] = []
  await sasrec.fit(ring(8, 7), params({ epochs: 100 }), { ...context, trained: (at) => told.push(at) })
  // The first of seven places, read after nothing, stays a guess between eight: ln 8 ÷ 7 = 0.30.
  expect(told.at(-1)!.loss).toBeLessThan(0.45)
})

test('stops within its time, and when it is told to', async () => {
  const began = performance.now()
  await sasrec.fit(ring(), params({ epochs: 1_000 }), { ...context, budget_s: 0.5 })
  expect((performance.now() - began) / 1000).toBeLessThan(10)
  const stopped = sasrec.fit(ring(), params(), { ...context, signal: AbortSignal.abort() })
  await expect(stopped).rejects.toMatchObject({ code: 'core.aborted' })
})

test('answers who took nothing yet by what people begin with', async () => {
  const model = await sasrec.fit(ring(1, 13), params(), context)
  const scores = await model.score(past([]), 0)
  expect(scores.indexOf(Math.max(...scores))).toBe(0)
})

test('people who came but once have no order to learn, which is said', async () => {
  await expect(sasrec.fit(ring(5, 1), params(), context)).rejects.toMatchObject({ code: 'models.too_little_data' })
})
