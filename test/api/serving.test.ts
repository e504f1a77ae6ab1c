import { expect, test } from 'vitest'
import type { RecommendationAnswer } from '../../src/deploy/recommendation.ts'
import { sql } from '../../src/store/sql.ts'
import { givenPerson } from '../people.ts'
import type { GivenServer } from '../server.ts'
import { givenShop, learnt } from '../shop.ts'

interface ModelShown {
  hash: string
  version: number
  alias: string | null
}

async function givenServedShop() {
  const server = await givenShop()
  await learnt(server, 'shop', { use: 'recommendation', window_days: 14 })
  const ask = async (query: string) =>
    (await (
      await server.fetch(`/api/v1/recommendations/shop?${query}`, { role: 'read' })
    ).json()) as RecommendationAnswer
  const models = async () =>
    ((await (await server.fetch('/api/v1/targets/shop/models', { role: 'read' })).json()) as { models: ModelShown[] })
      .models
  return { server, ask, models }
}

const buy = (server: GivenServer, person: string, item: string, order_id: string) =>
  server.fetch('/api/v1/events', {
    role: 'ingest',
    json: {
      events: [{ event: 'item_purchased', distinct_id: person, properties: { item, order_id, quantity: 1, price: 1 } }],
    },
  })

test("a new event of a person is in that person's next answer", { timeout: 120_000 }, async () => {
  const { server, ask } = await givenServedShop()
  const [stranger] = (await ask('person=newcomer&limit=1')).items
  expect(stranger.reason?.kind).toBe('popular')
  expect((await buy(server, 'newcomer', 'favourite-5', 'n1')).status).toBe(200)
  const { items, fallback } = await ask('person=newcomer&limit=3')
  expect(items.map(({ item }) => item)).toContain('favourite-5')
  expect(items[0].reason?.kind).not.toBe('popular')
  expect(fallback).toBeNull()
})

test('items at hand are counted and not recommended back; attributes filter', { timeout: 120_000 }, async () => {
  const { server, ask } = await givenServedShop()
  const { items } = await ask('person=visitor&items=favourite-3,thing-1&limit=10')
  expect(items[0].reason?.items.some((item) => ['favourite-3', 'thing-1'].includes(item))).toBe(true)
  expect(items.map(({ item }) => item)).not.toContain('favourite-3')
  await server.fetch('/api/v1/items', {
    role: 'admin',
    json: {
      items: [
        { item: 'thing-7', category: 'Toys' },
        { item: 'thing-8', category: 'Books' },
      ],
    },
  })
  expect((await ask('person=p1&where=category:eq:Toys')).items.map(({ item }) => item)).toEqual(['thing-7'])
  const wrong = await server.fetch('/api/v1/recommendations/shop?person=p1&where=category', { role: 'read' })
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { code: 'core.invalid', field: 'where' }])
})

test('every answer is remembered with its model, arm and context', { timeout: 120_000 }, async () => {
  const { server, ask } = await givenServedShop()
  const answer = await ask('person=p2&limit=4')
  await server.engine.deployments.log.flush()
  const rows = await server.engine.store.clickhouse.query(
    sql`SELECT distinct_id, model, version, arm, items FROM predictions WHERE prediction_id = toUUID(${answer.prediction_id ?? ''})`,
  )
  expect(rows).toEqual([
    {
      distinct_id: 'p2',
      model: answer.model.name,
      version: answer.model.version,
      arm: answer.arm,
      items: answer.items.map(({ item }) => item),
    },
  ])
})

test("a member's look and a preview answer as in service and leave no trace; a key's question does", {
  timeout: 120_000,
}, async () => {
  const server = await givenShop()
  await learnt(server, 'shop', { use: 'recommendation', window_days: 14 })
  await learnt(server, 'demand', { use: 'forecast', horizon_days: 14, min_days_sold: 5 })
  await learnt(server, 'return', { use: 'propensity', within_days: 14 })
  const { browser } = await givenPerson(server, 'viewer')
  const questions = [
    '/api/v1/recommendations/shop?person=p1',
    '/api/v1/forecasts/demand?horizon=7',
    '/api/v1/propensity/return?person=p1',
    '/api/v1/propensity/return/people?limit=1',
  ]
  const logged = async () => {
    await server.engine.deployments.log.flush()
    const [{ n }] = await server.engine.store.clickhouse.query<{ n: number }>(
      sql`SELECT count() AS n FROM predictions WHERE project_id = toUUID(${server.project})`,
    )
    return n
  }
  // Scores age from one moment to the next: all but the numbers is the same.
  const essence = async (answer: Response) =>
    (await answer.text())
      .replace(/"prediction_id":"[^"]+"/g, '"prediction_id":"given"')
      .replace(/-?\d+\.\d+(e-\d+)?/g, '0')
  for (const question of questions) {
    const before = await logged()
    const looked = await essence(await browser.fetch(question))
    expect(looked).toContain('"prediction_id":null')
    expect(await essence(await server.fetch(`${question}&preview=true`, { role: 'read' }))).toBe(looked)
    expect([question, await logged()]).toEqual([question, before])
    const served = await essence(await server.fetch(question, { role: 'read' }))
    expect(served.replaceAll('"given"', 'null')).toBe(looked)
    expect(await logged()).toBeGreaterThan(before)
  }
})

test('promoting and rolling back drop no request', { timeout: 120_000 }, async () => {
  const { server, ask, models } = await givenServedShop()
  await server.fetch('/api/v1/targets/shop/runs', {
    role: 'admin',
    json: { seed: 8, cutoff: '2026-02-22T00:00:00.000Z' },
  })
  while ((await models()).length < 2) await new Promise((resolve) => setTimeout(resolve, 100))
  const [first, second] = (await models()).toSorted((a, b) => a.version - b.version)
  const statuses: number[] = []
  let asking = true
  const load = (async () => {
    while (asking)
      statuses.push((await server.fetch('/api/v1/recommendations/shop?person=p3', { role: 'read' })).status)
  })()
  const champion = async () => (await models()).find(({ alias }) => alias === 'champion')?.hash
  const promoted = (model: string) => server.fetch('/api/v1/targets/shop/promote', { role: 'admin', json: { model } })
  await promoted(first.hash)
  await promoted(second.hash)
  expect(await champion()).toBe(second.hash)
  await server.fetch('/api/v1/targets/shop/rollback', { role: 'admin', method: 'POST' })
  expect(await champion()).toBe(first.hash)
  while ((await ask('person=p3')).model.version !== first.version)
    await new Promise((resolve) => setTimeout(resolve, 50))
  asking = false
  await load
  expect(statuses.length).toBeGreaterThan(0)
  expect(statuses.filter((status) => status !== 200)).toEqual([])
})

test('a target looked at tells its effect, and a schedule that is none is refused', { timeout: 120_000 }, async () => {
  const { server } = await givenServedShop()
  const looked = await server.fetch('/api/v1/targets/shop/monitor', { role: 'admin', method: 'POST' })
  expect([looked.status, await looked.json()]).toMatchObject([
    200,
    { target: 'shop', effect: { use: 'recommendation' }, drift: expect.any(Array) },
  ])
  const alerts = (await (await server.fetch('/api/v1/alerts?open=true', { role: 'read' })).json()) as {
    alerts: { kind: string; subject: string }[]
  }
  // The shop's history ended long before the test's today.
  expect(alerts.alerts).toContainEqual(expect.objectContaining({ kind: 'freshness', subject: 'events' }))
  const wrong = await server.fetch('/api/v1/targets', {
    role: 'admin',
    json: { name: 'often', definition: { use: 'forecast' }, schedule: 'now and then' },
  })
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { code: 'core.invalid', field: 'schedule' }])
})
