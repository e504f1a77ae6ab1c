import { expect, test } from 'vitest'
import { DAY_MS } from '../core/time.ts'
import { seededRandom } from '../stats/random.ts'
import type { Family, FitContext, Json } from './family.ts'
import { ials } from './ials.ts'
import { networks } from './networks.ts'
import type { History, Interactions, Recommender } from './recommender.ts'
import { knownRecommenders, recommenders } from './recommenders.ts'

/** What runs try, and what can be asked for beside it. */
const all = [...recommenders, ials]

const cut_ms = Date.UTC(2026, 0, 1)
const context: FitContext = { cut_ms, seed: 1, signal: new AbortController().signal, progress: () => undefined }

type Line = [person: string, item: string, days_ago: number]

function interactions(lines: readonly Line[], items = [...new Set(lines.map(([, item]) => item))]): Interactions {
  const rows = lines.toSorted((a, b) => b[2] - a[2])
  const people = [...new Set(rows.map(([person]) => person))]
  const baskets = [...new Set(rows.map(([person, , days]) => `${person} ${days}`))]
  return {
    people,
    items,
    person: Int32Array.from(rows, ([person]) => people.indexOf(person)),
    item: Int32Array.from(rows, ([, item]) => items.indexOf(item)),
    time_ms: Float64Array.from(rows, ([, , days]) => cut_ms - days * DAY_MS),
    basket: Int32Array.from(rows, ([person, , days]) => baskets.indexOf(`${person} ${days}`)),
  }
}

/** Two tastes: tea people take tea, cup, pot; coffee people take beans, mill, filter; everyone takes sugar lately. */
function shop(): Line[] {
  const random = seededRandom(2)
  const tastes = [
    ['tea', 'cup', 'pot'],
    ['beans', 'mill', 'filter'],
  ]
  const lines: Line[] = []
  for (let person = 0; person < 60; person++) {
    for (let week = 20; week > 0; week--) {
      const taste = tastes[person % 2]
      lines.push([`p${person}`, taste[Math.floor(random() * 3)], week * 7])
      lines.push([`p${person}`, taste[Math.floor(random() * 3)], week * 7])
      if (week < 4) lines.push([`p${person}`, 'sugar', week * 7])
    }
  }
  return [...new Map(lines.map((line) => [line.join(), line])).values()]
}

const historyOf = (model: Recommender, items: readonly string[]): History => ({
  item: Int32Array.from(items, (item) => model.items.indexOf(item)),
  time_ms: Float64Array.from(items, (_, i) => cut_ms - (items.length - i) * DAY_MS),
  basket: Int32Array.from(items.keys()),
})

const best = async (model: Recommender, items: readonly string[], leftOut: readonly string[] = []): Promise<string> => {
  const scores = await model.score(historyOf(model, items), cut_ms)
  return [...model.items]
    .filter((item) => !leftOut.includes(item))
    .sort((a, b) => scores[model.items.indexOf(b)] - scores[model.items.indexOf(a)])[0]
}

const likesCoffee = async (model: Recommender) =>
  expect(['beans', 'mill', 'filter']).toContain(await best(model, ['beans', 'mill'], ['sugar']))

/** What each family must say of the shop; a family without a case fails. */
const cases: Record<string, (model: Recommender) => Promise<void>> = {
  popularity: async (model) => expect(await best(model, [])).not.toBe('sugar'),
  'popularity-28d': async (model) => expect(await best(model, ['tea'])).toBe('sugar'),
  'buy-again': async (model) => expect(await best(model, ['filter', 'tea', 'tea'])).toBe('tea'),
  'item-knn': async (model) => expect(['tea', 'pot']).toContain(await best(model, ['cup'], ['cup', 'sugar'])),
  'rules-directed': async (model) => expect(['tea', 'pot']).toContain(await best(model, ['cup'], ['cup', 'sugar'])),
  'rules-symmetric': async (model) => expect(['tea', 'pot']).toContain(await best(model, ['cup'], ['cup', 'sugar'])),
  ease: async (model) => expect(['mill', 'filter']).toContain(await best(model, ['beans'], ['beans', 'sugar'])),
  'v-sknn': async (model) => expect(['tea', 'pot']).toContain(await best(model, ['cup'], ['cup', 'sugar'])),
  blend: async (model) => expect(await best(model, ['mill', 'mill'], ['sugar'])).toBe('mill'),
  gru4rec: likesCoffee,
  'sasrec-rules': likesCoffee,
  'two-tower': likesCoffee,
  ials: async (model) => expect(['tea', 'pot']).toContain(await best(model, ['cup'], ['cup', 'sugar'])),
}

/** Of a family whose usual size takes too long here. */
const small: Record<string, Json> = {
  ials: { width: 4 },
  gru4rec: { width: 16, hidden: 16, length: 12, learning_rate: 0.01, epochs: 4 },
  'two-tower': { width: 16, length: 12, learning_rate: 0.01, epochs: 8 },
  'sasrec-rules': { network: { width: 16, blocks: 1, length: 12, learning_rate: 0.01, epochs: 4 } },
}

const trained = (family: Family<Interactions, Recommender>, data: Interactions) =>
  family.fit(data, family.params.parse(small[family.name] ?? {}) as Json, context)

test('every family has a case', () => {
  expect(Object.keys(cases).sort()).toEqual(all.map(({ name }) => name).sort())
})

test.each(all.map((family) => [family.name, family] as const))('%s learns the shop', async (name, family) => {
  const model = await trained(family, interactions(shop()))
  await cases[name](model)
})

test.each(all.map((family) => [family.name, family] as const))(
  '%s comes back from its saved form the same',
  async (_, family) => {
    const model = await trained(family, interactions(shop()))
    const again = family.load(structuredClone(model.save()))
    const history = historyOf(model, ['tea', 'beans', 'tea'])
    expect(again.items).toEqual(model.items)
    expect(await again.score(history, cut_ms)).toEqual(await model.score(history, cut_ms))
  },
)

test.each(all.map((family) => [family.name, family] as const))(
  '%s gives finite scores, the same however items are numbered',
  async (_, family) => {
    const lines = shop()
    const items = [...new Set(lines.map(([, item]) => item))]
    const [plain, turned] = [
      await trained(family, interactions(lines, items)),
      await trained(family, interactions(lines, items.toReversed())),
    ]
    const past = ['cup', 'tea', 'sugar']
    const a = await plain.score(historyOf(plain, past), cut_ms)
    const b = await turned.score(historyOf(turned, past), cut_ms)
    for (const [i, item] of plain.items.entries()) {
      expect(Number.isFinite(a[i])).toBe(true)
      expect(b[turned.items.indexOf(item)]).toBeCloseTo(a[i], 4)
    }
  },
)

test.each(all.map((family) => [family.name, family] as const))(
  '%s names items without which the score falls',
  async (_, family) => {
    const model = await trained(family, interactions(shop()))
    const past = ['tea', 'cup', 'mill']
    for (const item of model.items.keys()) {
      const { items } = await model.reason(historyOf(model, past), cut_ms, item)
      if (items.length === 0) continue
      const before = (await model.score(historyOf(model, past), cut_ms))[item]
      const rest = past.filter((name) => !items.includes(name))
      const after = (await model.score(historyOf(model, rest), cut_ms))[item]
      expect(after).toBeLessThan(before)
    }
  },
)

test.each(all.map((family) => [family.name, family] as const))(
  '%s calls an item that was taken before bought, and never together with itself',
  async (_, family) => {
    const model = await trained(family, interactions(shop()))
    for (const item of model.items.keys()) {
      const { kind, items } = await model.reason(historyOf(model, ['tea', 'cup', 'tea', 'mill']), cut_ms, item)
      if (items.includes(model.items[item])) expect([kind, items.length]).toEqual(['bought', 1])
    }
  },
)

test.each([
  ['rules-directed', { ahead: 10, discount: 0.3, fade: 'orders' }],
  ['ease', { lambda: 50, training_half_life_days: 60 }],
])('%s in its other form learns the shop, comes back the same and names what carries a score', async (name, params) => {
  const family = recommenders.find((one) => one.name === name) as (typeof recommenders)[number]
  const model = await family.fit(interactions(shop()), family.params.parse(params), context)
  expect(['mill', 'filter']).toContain(await best(model, ['beans'], ['beans', 'sugar']))
  const again = family.load(structuredClone(model.save()))
  const past = ['tea', 'cup', 'mill']
  expect(await again.score(historyOf(model, past), cut_ms)).toEqual(await model.score(historyOf(model, past), cut_ms))
  for (const item of model.items.keys()) {
    const { items } = await model.reason(historyOf(model, past), cut_ms, item)
    if (items.length === 0) continue
    const rest = past.filter((one) => !items.includes(one))
    const [before, after] = [past, rest].map((items) => model.score(historyOf(model, items), cut_ms))
    expect((await after)[item]).toBeLessThan((await before)[item])
  }
})

/** Films one after the other: after each of them the next, whatever came before. */
function row(): Line[] {
  const random = seededRandom(4)
  return Array.from({ length: 40 }, (_, person) => {
    const first = Math.floor(random() * 12)
    return Array.from({ length: 9 }, (_, i): Line => [`p${person}`, `film${(first + i) % 12}`, 9 - i])
  }).flat()
}

test('rules-directed follows a row of single events, where what lies far back says nothing', async () => {
  const family = recommenders.find(({ name }) => name === 'rules-directed') as (typeof recommenders)[number]
  const params = family.params.parse({ ahead: 10, discount: 0.3, fade: 'orders' })
  const model = await family.fit(interactions(row()), params, context)
  expect(await best(model, ['film2', 'film3', 'film4'], ['film2', 'film3', 'film4'])).toBe('film5')
})

test('nothing to learn from is said so', async () => {
  const ease = recommenders.find(({ name }) => name === 'ease') as (typeof recommenders)[number]
  await expect(trained(ease, interactions([]))).rejects.toMatchObject({ code: 'models.too_little_data' })
})

test('a model of any network comes back, whether or not runs still try it', () => {
  const known = knownRecommenders.map(({ name }) => name)
  expect(new Set(known).size).toBe(known.length)
  expect(known).toEqual(expect.arrayContaining([...recommenders, ...networks].map(({ name }) => name)))
})
