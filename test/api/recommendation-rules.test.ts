import { expect, test } from 'vitest'
import type { PlacementAnswer } from '../../src/deploy/placement.ts'
import { type GivenServer, givenServer } from '../server.ts'

/** A shop of toys and books without a model: what is popular answers, bear first. */
async function givenRules() {
  const server = await givenServer()
  await server.fetch('/api/v1/targets', {
    role: 'admin',
    json: { name: 'shop', definition: { use: 'recommendation' } },
  })
  const items = [
    { item: 'bear', category: 'Toys', price: 30 },
    { item: 'ball', category: 'Toys', price: 5 },
    { item: 'kite', category: 'Toys', price: 9 },
    { item: 'atlas', category: 'Books', price: 40 },
  ]
  await server.fetch('/api/v1/items', { role: 'ingest', json: { items } })
  const events = items.flatMap(({ item }, place) =>
    Array.from({ length: 4 - place }, (_, i) => ({
      event: 'item_purchased',
      distinct_id: `p${i}`,
      properties: { item, order_id: `o${i}-${item}`, quantity: 1, price: 1 },
    })),
  )
  await server.fetch('/api/v1/events', { role: 'ingest', json: { events } })
  const put = async (name: string, rule: object, target = 'shop') => {
    const path = `/api/v1/targets/${target}/rules/${encodeURIComponent(name)}`
    const answer = await server.fetch(path, { role: 'admin', method: 'PUT', json: rule })
    return { status: answer.status, body: (await answer.json()) as { code?: string; version: number } }
  }
  const shown = async (placement: object = {}, person = 'somebody') => {
    const json = { person, placements: [{ name: 'home', kind: 'popular', ...placement }] }
    const answer = await server.fetch('/api/v1/recommendations/shop', { role: 'read', json })
    const [list] = ((await answer.json()) as { placements: PlacementAnswer[] }).placements
    return { items: list.items.map(({ item }) => item), rules: list.rules, why: list.why, list }
  }
  return { server, put, shown }
}

// The first test starts the server.
const timeout = 120_000

const listed = async (server: GivenServer, path = '') =>
  (await server.fetch(`/api/v1/targets/shop/rules${path}`, { role: 'read' })).json()

test('each action does what it says, and the answer names the rule and its version', { timeout }, async () => {
  const { put, shown, server } = await givenRules()
  expect((await shown()).items).toEqual(['bear', 'ball', 'kite', 'atlas'])
  const with_ = async (rule: object) => {
    const { body } = await put('one', rule)
    const { items, rules } = await shown()
    expect(rules).toEqual([{ name: 'one', version: body.version }])
    return items
  }
  expect(await with_({ action: 'filter', when: 'category == "Toys" and price < 20' })).toEqual(['ball', 'kite'])
  expect(await with_({ action: 'boost', when: 'category == "Books"', factor: 2 })).toEqual([
    'bear',
    'ball',
    'kite',
    'atlas',
  ])
  expect((await with_({ action: 'boost', when: 'item == "kite"', factor: 10 }))[0]).toBe('kite')
  expect(await with_({ action: 'bury', when: 'price > 20' })).toEqual(['ball', 'kite', 'bear', 'atlas'])
  expect(await with_({ action: 'pin', item: 'atlas', rank: 2 })).toEqual(['bear', 'atlas', 'ball', 'kite'])
  expect(await with_({ action: 'cap', attribute: 'category', at_most: 1 })).toEqual(['bear', 'atlas'])
  expect((await server.fetch('/api/v1/targets/shop/rules/one', { role: 'admin', method: 'DELETE' })).status).toBe(204)
  expect(await shown()).toMatchObject({ items: ['bear', 'ball', 'kite', 'atlas'], rules: [] })
})

test('what a person had an event with lately is left out, by the target’s event and by any other', async () => {
  const { server, put, shown } = await givenRules()
  await put('bought', { action: 'exclude', event: 'item_purchased', within_days: 7 })
  expect((await shown({}, 'p1')).items).toEqual(['atlas'])
  expect((await shown({}, 'somebody')).items).toHaveLength(4)
  await put('viewed', { action: 'exclude', event: 'item_viewed', within_days: 1 })
  const viewed = (item: string, days_ago: number) => ({
    event: 'item_viewed',
    distinct_id: 'viewer',
    timestamp: new Date(Date.now() - days_ago * 86_400_000).toISOString(),
    properties: { item },
  })
  const events = [viewed('ball', 0), viewed('kite', 3)]
  await server.fetch('/api/v1/events', { role: 'ingest', json: { events } })
  expect((await shown({}, 'viewer')).items).toEqual(['bear', 'kite', 'atlas'])
})

test('a rule holds where it is meant for, and a request may choose', async () => {
  const { put, shown, server } = await givenRules()
  await put('toys', { action: 'filter', when: 'category == "Toys"', placements: ['toys page'] })
  await put('cheap', { action: 'filter', when: 'price < 8' })
  expect((await shown({ name: 'toys page' })).items).toEqual(['ball'])
  expect((await shown({ name: 'toys page', rules: ['toys'] })).items).toEqual(['bear', 'ball', 'kite'])
  expect((await shown({ rules: [] })).items).toHaveLength(4)
  expect((await shown({ where: 'category == "Books"' })).items).toEqual([])
  expect(await shown({ where: 'category == "Books"' })).toMatchObject({ why: 'filtered' })
  const unknown = await server.fetch('/api/v1/recommendations/shop', {
    role: 'read',
    json: { placements: [{ name: 'a', rules: ['no such rule'] }] },
  })
  expect(await unknown.json()).toMatchObject({ status: 404, code: 'core.not_found', field: 'rule' })
})

test('rules are versioned: the same again is no new version, and what was stays to be seen', async () => {
  const { server, put } = await givenRules()
  const [cheap, cheaper] = [8, 6].map((price) => ({ action: 'filter', when: `price < ${price}` }))
  expect((await put('价格 / 低', cheap)).body.version).toBe(1)
  expect((await put('价格 / 低', cheap)).body.version).toBe(1)
  expect((await put('价格 / 低', cheaper)).body.version).toBe(2)
  expect(await listed(server)).toMatchObject({ rules: [{ name: '价格 / 低', version: 2, rule: cheaper }] })
  const path = `/${encodeURIComponent('价格 / 低')}`
  await server.fetch(`/api/v1/targets/shop/rules${path}`, { role: 'admin', method: 'DELETE' })
  expect(await listed(server)).toEqual({ rules: [] })
  expect(await listed(server, `${path}/versions`)).toMatchObject({
    versions: [
      { version: 3, rule: null },
      { version: 2, rule: cheaper },
      { version: 1, rule: cheap },
    ],
  })
  expect((await put('价格 / 低', cheap)).body.version).toBe(4)
  expect(await listed(server, '/unheard-of/versions')).toMatchObject({ code: 'core.not_found' })
})

test('a rule that does not fit is refused with the place and the nearest attribute', async () => {
  const { put } = await givenRules()
  expect(await put('a', { action: 'filter', when: 'price < 20 and catgory == "Toys"' })).toMatchObject({
    status: 400,
    body: {
      code: 'deploy.expression',
      field: 'when',
      got: { offset: 15, found: 'catgory' },
      hint: 'Did you mean category?',
    },
  })
  expect(await put('a', { action: 'filter', when: 'price <' })).toMatchObject({
    status: 400,
    body: { code: 'deploy.expression', field: 'when', got: { offset: 7, found: 'the end' } },
  })
  expect(await put('a', { action: 'cap', attribute: 'categories', at_most: 1 })).toMatchObject({
    body: { code: 'deploy.expression', field: 'attribute', hint: 'Did you mean category?' },
  })
  expect(await put('a', { action: 'pin', item: 'a\0b', rank: 1 })).toMatchObject({
    status: 400,
    body: { code: 'core.invalid', field: 'item' },
  })
  expect(await put('a', { action: 'explode' })).toMatchObject({ status: 400, body: { code: 'core.invalid' } })
  expect(await put('a', { action: 'filter', when: 'price < 3' }, 'none')).toMatchObject({ status: 404 })
})
