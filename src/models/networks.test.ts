import { describe, expect, test } from 'vitest'
import type { FitProgress } from '../nn/fit.ts'
import type { Family, FitContext, Json } from './family.ts'
import { hstu } from './hstu.ts'
import { networks } from './networks.ts'
import type { History, Interactions, Recommender } from './recommender.ts'
import { sasrec } from './sasrec.ts'

const context: FitContext = { cut_ms: 0, seed: 1, signal: new AbortController().signal, progress: () => undefined }
const small: Json = { width: 16, length: 8, dropout: 0, learning_rate: 0.01, epochs: 30 }
/** What a network needs beside that to learn from very little; what learns from masks needs more passes. */
const own: Record<string, object> = {
  sasrec: { blocks: 1 },
  esasrec: { blocks: 1, widening: 2 },
  hstu: { blocks: 1 },
  gru4rec: { hidden: 32 },
  caser: { horizontal: 4 },
  bert4rec: { blocks: 1, mask: 0.4, epochs: 80 },
  'two-tower': { batch: 16, forgotten: 0, epochs: 60 },
}

const params = (family: Family<Interactions, Recommender>, over: object = {}): Json =>
  family.params.parse({ ...(small as object), ...own[family.name], ...over })

const ITEMS = 12
const DAY_MS = 86_400_000

/** People who walk around a ring of items, each from a place of their own: only the order says what comes next. */
function ring(people = 48, steps = 15): Interactions {
  const rows = Array.from({ length: people * steps }, (_, row) => ({
    person: row % people,
    item: ((row % people) + Math.floor(row / people)) % ITEMS,
    time_ms: (Math.floor(row / people) - steps) * DAY_MS,
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
  time_ms: Float64Array.from(item, (_, i) => (i - item.length) * DAY_MS),
  basket: Int32Array.from(item.keys()),
})

/** How many of the ring's places a model knows what follows of. */
async function known(model: Recommender): Promise<number> {
  let right = 0
  for (let item = 0; item < ITEMS; item++) {
    const scores = await model.score(past([item, (item + 1) % ITEMS, (item + 2) % ITEMS]), 0)
    right += Number(scores.indexOf(Math.max(...scores)) === (item + 3) % ITEMS)
  }
  return right
}

describe.each(networks.map((family) => [family.name, family] as const))('%s', (_, family) => {
  test('finds what follows what, which no count of items tells', async () => {
    const told: FitProgress[] = []
    const model = await family.fit(ring(), params(family), { ...context, trained: (at) => told.push(at) })
    expect(await known(model)).toBe(ITEMS)
    expect(told.at(-1)).toMatchObject({ loss: expect.any(Number), validation: expect.any(Number) })
    expect(told.at(-1)!.validation).toBeLessThan(0.2)
  })

  test('scores many as it scores one, and the same once saved and loaded', async () => {
    const model = await family.fit(ring(), params(family, { epochs: 2 }), context)
    const pasts = [[], [3], [1, 2], [0, 1, 2, 3, 4], Array.from({ length: 30 }, (_, i) => i % ITEMS)].map(past)
    const many = await model.scoreMany!(pasts, 0)
    const again = family.load(structuredClone(model.save()))
    for (const [i, history] of pasts.entries()) {
      const one = await model.score(history, 0)
      expect(await again.score(history, 0)).toEqual(one)
      for (const [item, score] of one.entries()) expect(many[i][item]).toBeCloseTo(score, 4)
    }
  })
})

test('learns a tiny set by heart', async () => {
  const told: FitProgress[] = []
  await sasrec.fit(ring(8, 7), params(sasrec, { epochs: 100 }), { ...context, trained: (at) => told.push(at) })
  // The first of seven places, read after nothing, stays a guess between eight: ln 8 ÷ 7 = 0.30.
  expect(told.at(-1)!.loss).toBeLessThan(0.45)
})

test.each([
  ['a softmax over some of the items', { loss: 'sampled', negatives: 8 }],
  ['the NDCG of what is held out to stop by', { watch: 'ndcg10' }],
  ['the newest items only', { past: 'newest' }],
  ['two heads', { heads: 2 }],
  ['a moving average of its weights', { average: 0.9 }],
  ['large batches', { batch: 64 }],
])('learns with %s', async (_, over) => {
  expect(await known(await sasrec.fit(ring(), params(sasrec, over), context))).toBe(ITEMS)
})

/** Two items, and then one that only the time between the two tells: a minute, or ten days. */
function pauses(people = 64, rounds = 5): Interactions {
  const MINUTE_MS = 60_000
  const rows = Array.from({ length: people }, (_, person) => {
    let now_ms = person
    return Array.from({ length: rounds }, (_, round) => {
      const long = (person * 7 + round * 3 + person * round) % 5 < 2
      const times = [now_ms, now_ms + (long ? 10 * DAY_MS : MINUTE_MS), now_ms + 11 * DAY_MS]
      now_ms += 12 * DAY_MS
      return times.map((time_ms, i) => ({ person, item: i < 2 ? i : long ? 3 : 2, time_ms }))
    })
  }).flat(2)
  rows.sort((a, b) => a.time_ms - b.time_ms)
  return {
    people: Array.from({ length: people }, (_, i) => `p${i}`),
    items: ['first', 'second', 'soon', 'late'],
    person: Int32Array.from(rows, ({ person }) => person),
    item: Int32Array.from(rows, ({ item }) => item),
    time_ms: Float64Array.from(rows, ({ time_ms }) => time_ms),
    basket: Int32Array.from(rows.keys()),
  }
}

test('hstu reads the time between two items', async () => {
  const model = await hstu.fit(pauses(), params(hstu, { epochs: 25 }), context)
  const after = async (between_ms: number) => {
    const times = { time_ms: Float64Array.of(0, between_ms) }
    const scores = await model.score(
      { ...past(['first', 'second'].map((name) => model.items.indexOf(name))), ...times },
      0,
    )
    return model.items[scores.indexOf(Math.max(...scores))]
  }
  expect([await after(60_000), await after(10 * DAY_MS)]).toEqual(['soon', 'late'])
})

test('heads that do not divide the width are refused', () => {
  expect(sasrec.params.safeParse({ width: 16, heads: 3 }).error?.issues[0].path).toEqual(['heads'])
})

test('stops within its time, and when it is told to', async () => {
  const told: FitProgress[] = []
  const once = { ...context, budget_s: 0.01, trained: (at: FitProgress) => told.push(at) }
  await sasrec.fit(ring(), params(sasrec, { epochs: 1_000 }), once)
  expect(told.at(-1)!.epoch).toBe(1)
  const stopped = sasrec.fit(ring(), params(sasrec), { ...context, signal: AbortSignal.abort() })
  await expect(stopped).rejects.toMatchObject({ code: 'core.aborted' })
})

test('answers who took nothing yet by what people begin with', async () => {
  const model = await sasrec.fit(ring(1, 13), params(sasrec), context)
  const scores = await model.score(past([]), 0)
  expect(scores.indexOf(Math.max(...scores))).toBe(0)
})

test('people who came but once have no order to learn, which is said', async () => {
  await expect(sasrec.fit(ring(5, 1), params(sasrec), context)).rejects.toMatchObject({
    code: 'models.too_little_data',
  })
})
