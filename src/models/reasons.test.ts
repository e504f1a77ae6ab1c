import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { DAY_MS } from '../core/time.ts'
import { seededRandom } from '../stats/random.ts'
import type { Json } from './family.ts'
import type { History, Interactions, Recommender } from './recommender.ts'
import { recommenders } from './recommenders.ts'

const cut_ms = Date.UTC(2026, 0, 1)
const items = Array.from({ length: 12 }, (_, i) => `item-${i}`)

/** 50 people of two tastes who stray, over 12 weeks. */
function shop(): Interactions {
  const random = seededRandom(5)
  const rows: { person: number; item: number; days_ago: number }[] = []
  for (let person = 0; person < 50; person++) {
    for (let week = 12; week > 0; week--) {
      const own = () => Math.floor(random() * 6) + (random() < 0.15 ? 6 - 6 * (person % 2) : 6 * (person % 2))
      for (const item of new Set([own(), own(), own()])) rows.push({ person, item, days_ago: week * 7 })
    }
  }
  rows.sort((a, b) => b.days_ago - a.days_ago)
  return {
    people: Array.from({ length: 50 }, (_, i) => `p${i}`),
    items,
    person: Int32Array.from(rows, ({ person }) => person),
    item: Int32Array.from(rows, ({ item }) => item),
    time_ms: Float64Array.from(rows, ({ days_ago }) => cut_ms - days_ago * DAY_MS),
    basket: Int32Array.from(rows, ({ person, days_ago }) => person * 100 + days_ago),
  }
}

/** A network's usual size takes too long here. */
const network = { width: 16, length: 12, learning_rate: 0.01, epochs: 2 }
const small: Record<string, Json> = { sasrec: network, gru4rec: network, 'sasrec-rules': { network } }

type Taken = { item: number; days_ago: number }
const historyOf = (model: Recommender, taken: readonly Taken[]): History => {
  const rows = taken.toSorted((a, b) => b.days_ago - a.days_ago)
  return {
    item: Int32Array.from(rows, ({ item }) => model.items.indexOf(items[item])),
    time_ms: Float64Array.from(rows, ({ days_ago }) => cut_ms - days_ago * DAY_MS),
    basket: Int32Array.from(rows, ({ days_ago }) => days_ago),
  }
}

const past = fc.array(
  fc.record({ item: fc.nat({ max: items.length - 1 }), days_ago: fc.integer({ min: 0, max: 400 }) }),
  {
    minLength: 1,
    maxLength: 12,
  },
)

describe.each(recommenders.map((family) => [family.name, family] as const))('%s', (name, family) => {
  const given = {} as { model: Recommender }
  beforeAll(async () => {
    const context = { cut_ms, seed: 1, signal: new AbortController().signal, progress: () => undefined }
    given.model = await family.fit(shop(), family.params.parse(small[name] ?? {}) as Json, context)
  }, 120_000)

  test('whatever somebody took, without what a reason names the score is lower', { timeout: 120_000 }, async () => {
    const property = fc.asyncProperty(past, async (taken) => {
      const { model } = given
      const history = historyOf(model, taken)
      const whole = await model.score(history, cut_ms)
      for (const place of model.items.keys()) {
        const reason = await model.reason(history, cut_ms, place)
        if (reason.kind === 'popular') expect(reason.items).toEqual([])
        if (reason.items.length === 0) continue
        const rest = taken.filter(({ item }) => !reason.items.includes(items[item]))
        expect(rest.length).toBeLessThan(taken.length)
        const without = await model.score(historyOf(model, rest), cut_ms)
        expect(without[place]).toBeLessThan(whole[place])
      }
    })
    await fc.assert(property, { seed: 11, numRuns: 40 })
  })
})
