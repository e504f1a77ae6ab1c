import { expect, test } from 'vitest'
import { DAY_MS } from '../core/time.ts'
import type { FitContext, Json } from './family.ts'
import type { History, Interactions, Recommender } from './recommender.ts'
import { sasrec } from './sasrec.ts'
import { withRules } from './with-rules.ts'

const ITEMS = 12
const context: FitContext = { cut_ms: 0, seed: 1, signal: new AbortController().signal, progress: () => undefined }
const family = withRules(sasrec)
const items = Array.from({ length: ITEMS }, (_, i) => `item-${i}`)

/** People who take what `next` says, a day apart. */
function people(next: (item: number, step: number) => number, { count = 48, steps = 15 } = {}): Interactions {
  const walks = Array.from({ length: count }, (_, person) => {
    const walk = [person % ITEMS]
    while (walk.length < steps) walk.push(next(walk[walk.length - 1], walk.length))
    return walk
  })
  const rows = Array.from({ length: count * steps }, (_, row) => ({
    person: row % count,
    step: Math.floor(row / count),
  }))
  return {
    people: walks.map((_, i) => `p${i}`),
    items,
    person: Int32Array.from(rows, ({ person }) => person),
    item: Int32Array.from(rows, ({ person, step }) => walks[person][step]),
    time_ms: Float64Array.from(rows, ({ step }) => (step - steps) * DAY_MS),
    basket: Int32Array.from(rows.keys()),
  }
}

/** What follows each item alone, by the model's first choice. */
async function following(model: Recommender): Promise<string[]> {
  const found: string[] = []
  for (const item of items) {
    const place = model.items.indexOf(item)
    const past: History = {
      item: Int32Array.of(place),
      time_ms: Float64Array.of(-DAY_MS),
      basket: Int32Array.of(0),
    }
    const scores = await model.score(past, 0)
    found.push(model.items[scores.indexOf(Math.max(...scores))])
  }
  return found
}

const ring = people((item) => (item + 1) % ITEMS)
const around = items.map((_, i) => items[(i + 1) % ITEMS])
const trained = (network: Json, rules: Json = { half_life_days: 1, ahead: 1 }) =>
  family.fit(ring, { network, rules }, context)
const weightOf = (model: Recommender) => model.save().meta.weight as number

test('where the network has learnt nothing, the rules decide', async () => {
  const model = await trained({ width: 4, length: 8, learning_rate: 1e-5, epochs: 1 })
  expect(weightOf(model)).toBeGreaterThan(0)
  expect(await following(model)).toEqual(around)
})

test('where the network knows, the rules beside it take nothing away', async () => {
  const model = await trained({ width: 16, length: 8, dropout: 0, blocks: 1, learning_rate: 0.01, epochs: 30 })
  expect(await following(model)).toEqual(around)
})

test('many are scored as one is', async () => {
  const model = await trained({ width: 4, length: 8, epochs: 1 })
  const past = {
    item: Int32Array.of(1, 2),
    time_ms: Float64Array.of(-2 * DAY_MS, -DAY_MS),
    basket: Int32Array.of(0, 1),
  }
  const [many, one] = [await model.scoreMany!([past], 0), await model.score(past, 0)]
  for (const [item, score] of one.entries()) expect(many[0][item]).toBeCloseTo(score, 4)
})
