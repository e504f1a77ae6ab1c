import { beforeAll, expect, test } from 'vitest'
import type { PlacementAnswer } from '../../src/deploy/placement.ts'
import type { RecommendationAnswer, Recommendations } from '../../src/deploy/recommendation.ts'
import { sql } from '../../src/store/sql.ts'
import { type GivenServer, givenServer } from '../server.ts'
import { givenShop, learnt } from '../shop.ts'

const given = {} as { shop: GivenServer }

/** Lists may lag half a second behind; a busy machine takes longer. */
const patiently = { timeout: 10_000 }

beforeAll(async () => {
  const shop = await givenShop()
  await learnt(shop, 'shop', { use: 'recommendation', window_days: 14 })
  given.shop = shop
}, 120_000)

async function post(server: GivenServer, body: object, target = 'shop') {
  const answer = await server.fetch(`/api/v1/recommendations/${target}`, { role: 'read', json: body })
  return { status: answer.status, body: (await answer.json()) as Recommendations & { code?: string } }
}

/** One list of a key's request. */
async function list(server: GivenServer, body: object, placement: object): Promise<PlacementAnswer> {
  const answer = await post(server, { ...body, placements: [{ name: 'one', ...placement }] })
  expect([answer.status, answer.body]).toMatchObject([200, {}])
  return answer.body.placements[0]
}
const namesOf = ({ items }: Pick<PlacementAnswer, 'items'>) => items.map(({ item }) => item)

/** Orders now: each a list of items. */
async function ordered(server: GivenServer, person: string, ...orders: string[][]): Promise<void> {
  const events = orders.flatMap((items) => {
    const order_id = crypto.randomUUID()
    return items.map((item) => ({
      event: 'item_purchased',
      distinct_id: person,
      properties: { item, order_id, quantity: 1, price: 1 },
    }))
  })
  expect((await server.fetch('/api/v1/events', { role: 'ingest', json: { events } })).status).toBe(200)
}

async function catalogued(server: GivenServer, items: object[]): Promise<void> {
  expect((await server.fetch('/api/v1/items', { role: 'ingest', json: { items } })).status).toBe(200)
}

/** A project with a target that has learnt nothing. */
async function givenNewShop(): Promise<GivenServer> {
  const server = await givenServer()
  await server.fetch('/api/v1/targets', {
    role: 'admin',
    json: { name: 'shop', definition: { use: 'recommendation' } },
  })
  return server
}

test('several lists of one request share no item, and the first asked comes first', async () => {
  const kinds = ['for-you', 'similar', 'bought-together', 'trending', 'popular', 'newest', 'next', 'buy-again']
  const placements = kinds.map((kind) => ({ name: kind, kind, limit: 3, items: ['favourite-2'] }))
  const { body } = await post(given.shop, { person: 'p1', items: ['thing-3'], placements })
  expect(body.placements.map(({ name, kind }) => [name, kind])).toEqual(kinds.map((kind) => [kind, kind]))
  const shown = body.placements.flatMap(namesOf)
  expect(new Set(shown).size).toBe(shown.length)
  expect(shown).not.toContain('thing-3')
  const alone = await list(given.shop, { person: 'p1', items: ['thing-3'] }, { ...placements[0] })
  expect(namesOf(alone)).toEqual(namesOf(body.placements[0]))
})

test('the short form is the same list as one placement of its kind', async () => {
  for (const kind of ['for-you', 'trending', 'buy-again', 'popular']) {
    const short = await given.shop.fetch(`/api/v1/recommendations/shop?person=p4&kind=${kind}&limit=5`, {
      role: 'read',
    })
    const { items, fallback, why } = (await short.json()) as RecommendationAnswer
    expect(await list(given.shop, { person: 'p4' }, { kind, limit: 5 })).toMatchObject({
      fallback,
      why,
      items: items.map(({ item, reason, source }) => ({ item, reason, source })),
    })
  }
})

test('reasons are left out where nobody asks for them, and the items are the same', async () => {
  const asked = { name: 'home', kind: 'for-you', limit: 5 }
  const { body: plain } = await post(given.shop, { person: 'p4', reasons: false, placements: [asked] })
  expect(namesOf(plain.placements[0])).toEqual(namesOf(await list(given.shop, { person: 'p4' }, asked)))
  for (const item of plain.placements[0].items) expect(item).not.toHaveProperty('reason')
})

test('bought together is what stands in the same orders, and what was just ordered together counts', async () => {
  await ordered(given.shop, 'pair-1', ['kettle', 'teapot'])
  await ordered(given.shop, 'pair-2', ['kettle', 'teapot'], ['saucer'])
  await expect
    .poll(
      async () => (await list(given.shop, {}, { kind: 'bought-together', items: ['kettle'], limit: 2 })).items[0],
      patiently,
    )
    .toMatchObject({ item: 'teapot', source: 'co-occurrence', reason: { kind: 'together', items: ['kettle'] } })
})

test('similar items come from the model’s links, or from who took both where it does not know the item', async () => {
  const known = await list(given.shop, {}, { kind: 'similar', items: ['favourite-1'], limit: 3 })
  expect(namesOf(known)).not.toContain('favourite-1')
  for (const { source, reason } of known.items)
    if (source === 'model') expect(reason).toEqual({ kind: 'together', items: ['favourite-1'] })
  await ordered(given.shop, 'liker-1', ['moon'], ['sun'])
  await ordered(given.shop, 'liker-2', ['moon'], ['sun'])
  await expect
    .poll(async () => await list(given.shop, {}, { kind: 'similar', items: ['moon'], limit: 3 }), patiently)
    .toMatchObject({ why: 'unknown_items', items: [{ item: 'sun', source: 'co-occurrence' }, {}, {}] })
})

test('buy again holds what the person took and nothing else', async () => {
  const { items, why } = await list(given.shop, { person: 'p4' }, { kind: 'buy-again', limit: 50 })
  expect(items[0]).toMatchObject({ item: 'favourite-4', reason: { kind: 'bought', items: ['favourite-4'] } })
  const history = await given.shop.fetch('/api/v1/targets/shop/history?person=p4', { role: 'read' })
  const taken = ((await history.json()) as { history: { item: string }[] }).history.map(({ item }) => item)
  expect(new Set(namesOf({ items }))).toEqual(new Set(taken))
  expect(why).toBeNull()
  expect(await list(given.shop, { person: 'a stranger' }, { kind: 'buy-again' })).toMatchObject({
    items: [],
    why: 'nothing_bought',
  })
})

test('re-rank orders the given items, those that the model does not know last', async () => {
  const items = ['never heard of', 'thing-1', 'favourite-6', 'thing-2']
  const { items: ranked } = await list(given.shop, { person: 'p6' }, { kind: 're-rank', items })
  expect(ranked).toHaveLength(4)
  expect(ranked[0].item).toBe('favourite-6')
  expect(ranked[3]).toMatchObject({ item: 'never heard of', reason: { kind: 'given' } })
  expect(await list(given.shop, { person: 'p6' }, { kind: 're-rank' })).toMatchObject({
    items: [],
    why: 'nothing_given',
  })
})

test('an item first seen in an event can be recommended at once: it is new, and then it trends', async () => {
  await list(given.shop, {}, { kind: 'newest' })
  await ordered(given.shop, 'first', ['火锅 / 大 号'])
  await expect
    .poll(async () => (await list(given.shop, {}, { kind: 'newest', limit: 1 })).items[0], patiently)
    .toMatchObject({ item: '火锅 / 大 号', reason: { kind: 'new' } })
  await ordered(given.shop, 'second', ['火锅 / 大 号'])
  await ordered(given.shop, 'third', ['火锅 / 大 号'])
  await expect
    .poll(async () => namesOf(await list(given.shop, {}, { kind: 'trending', limit: 1 })), patiently)
    .toEqual(['火锅 / 大 号'])
})

test('the session leads the next items, whatever the person took long ago', async () => {
  const old = await list(given.shop, { person: 'p5' }, { kind: 'for-you', limit: 3 })
  expect(namesOf(old)).toContain('favourite-5')
  const next = await list(given.shop, { person: 'p5', items: ['favourite-9'] }, { kind: 'next', limit: 5 })
  for (const { reason } of next.items) expect(reason?.items).not.toContain('favourite-5')
})

test('who is asked about, and what is not known, decide who answers; the answer says so', async () => {
  expect(await list(given.shop, { person: 'stranger' }, { limit: 2 })).toMatchObject({
    fallback: 'popular',
    why: 'unknown_person',
    items: [{ source: 'popular' }, { source: 'popular' }],
  })
  expect(await list(given.shop, { items: ['no such/thing'] }, { limit: 2 })).toMatchObject({
    fallback: 'popular',
    why: 'unknown_items',
  })
  const nobody = await post(given.shop, { placements: [{ name: 'home' }] })
  expect(nobody.body).toMatchObject({ person: null, arm: null, placements: [{ prediction_id: null }] })
  expect(await list(given.shop, { person: 'p1' }, { where: 'item == "nothing of the kind"' })).toMatchObject({
    items: [],
    why: 'filtered',
  })
})

test('without a model, people and items the answer is empty and says why; each of them alone makes one', async () => {
  const server = await givenNewShop()
  expect(await list(server, { person: 'ann' }, {})).toMatchObject({ items: [], why: 'no_items', fallback: null })
  await catalogued(server, [
    { item: 'a/b c', category: '茶' },
    { item: 'later', category: '茶' },
  ])
  expect(await list(server, { person: 'ann' }, {})).toMatchObject({
    fallback: 'newest',
    why: 'no_model',
    items: [{ item: 'later', reason: { kind: 'new' } }, { item: 'a/b c' }],
  })
  const one = await givenNewShop()
  await ordered(one, '安 / ann', ['only'])
  expect(await list(one, { person: '安 / ann' }, {})).toMatchObject({
    fallback: 'popular',
    why: 'no_model',
    items: [{ item: 'only' }],
  })
  const { body } = await post(one, { person: '安 / ann', placements: [{ name: 'home' }] })
  expect(body).toMatchObject({ arm: null, model: { name: 'popularity-28d' }, placements: [{ prediction_id: null }] })
})

test('what is popular in the category at hand comes before what is popular', async () => {
  const server = await givenNewShop()
  await catalogued(server, [
    { item: 'green', category: 'tea' },
    { item: 'black', category: 'tea' },
    { item: 'mug', category: 'cups' },
  ])
  await ordered(server, 'ann', ['mug'], ['mug'], ['black'])
  const { items, fallback } = await list(server, { items: ['green'] }, { limit: 2 })
  expect(items).toMatchObject([
    { item: 'black', source: 'popular-in-category' },
    { item: 'mug', source: 'popular' },
  ])
  expect(fallback).toBe('popular')
})

test('diversity takes turns between categories; novelty shows what few took', async () => {
  const server = await givenNewShop()
  await catalogued(server, [
    { item: 'green', category: 'tea' },
    { item: 'black', category: 'tea' },
    { item: 'mug', category: 'cups' },
  ])
  for (const person of ['a', 'b', 'c', 'd']) await ordered(server, person, ['green'], ['black'])
  await ordered(server, 'a', ['mug'])
  const first = async (placement: object) =>
    namesOf(await list(server, {}, { kind: 'popular', limit: 2, ...placement }))
  expect(await first({})).toEqual(['black', 'green'])
  expect(await first({ diversity: 1 })).toEqual(['black', 'mug'])
  expect((await first({ novelty: 1 }))[0]).toBe('mug')
})

test('exploration tells and logs how likely each item was', async () => {
  const answer = await list(given.shop, { person: 'p7' }, { limit: 4, explore: 0.5 })
  const propensities = answer.items.map(({ propensity }) => propensity)
  for (const propensity of propensities) expect(propensity).toBeGreaterThan(0)
  await given.shop.engine.deployments.log.flush()
  const [row] = await given.shop.engine.store.clickhouse.query<{ placement: string; kind: string; context: string }>(
    sql`SELECT placement, kind, context FROM predictions WHERE prediction_id = toUUID(${answer.prediction_id ?? ''})`,
  )
  expect([row.placement, row.kind]).toEqual(['one', 'for-you'])
  expect(JSON.parse(row.context)).toMatchObject({ explore: 0.5, propensities })
})

test.each([
  [{ placements: [] }, 'placements'],
  [{ placements: [{ name: 'a' }, { name: 'a' }] }, 'placements'],
  [{ placements: [{ name: 'a', kind: 'magic' }] }, 'placements[0].kind'],
  [{ placements: [{ name: 'a', diversity: 2 }] }, 'placements[0].diversity'],
])('%j is refused', async (body, field) => {
  expect(await post(given.shop, body)).toMatchObject({ status: 400, body: { code: 'core.invalid', field } })
})

test('a condition that does not fit names its place in the request', async () => {
  const where = async (text: string) => post(given.shop, { placements: [{ name: 'a' }, { name: 'b', where: text }] })
  expect(await where('price <')).toMatchObject({
    status: 400,
    body: { code: 'deploy.expression', field: 'placements[1].where', got: { offset: 7, found: 'the end' } },
  })
})
