import { expect, test } from 'vitest'
import type { RecommendationAnswer } from '../../src/deploy/recommendation.ts'
import { sql } from '../../src/store/sql.ts'
import { givenShop, learnt } from '../shop.ts'

interface ModelShown {
  hash: string
  version: number
  alias: string | null
  run_id: string
  archived_at: string | null
}

test('two versions answer side by side without a trace, and an archived one leaves the list', {
  timeout: 120_000,
}, async () => {
  const server = await givenShop()
  const run = await learnt(server, 'shop', { use: 'recommendation', window_days: 14 })
  const get = async <T>(path: string) => (await (await server.fetch(path, { role: 'read' })).json()) as T
  const list = async (query = '') => (await get<{ models: ModelShown[] }>(`/api/v1/targets/shop/models${query}`)).models
  const [model] = await list()
  expect(model).toMatchObject({ run_id: run.id, archived_at: null, alias: 'champion' })

  await server.fetch('/api/v1/items', {
    role: 'admin',
    json: { items: [{ item: 'favourite-1', name: 'A cup', price: 5 }] },
  })
  const answer = await get<RecommendationAnswer>(
    `/api/v1/recommendations/shop?person=p1&limit=30&attributes=true&model=${model.hash}`,
  )
  expect(answer).toMatchObject({ prediction_id: null, arm: null, model: { version: model.version } })
  const cup = answer.items.find(({ item }) => item === 'favourite-1')
  expect(cup?.attributes).toEqual({ name: 'A cup', price: 5 })
  expect(answer.items.filter(({ attributes }) => attributes !== undefined)).toHaveLength(1)
  await server.engine.deployments.log.flush()
  const [{ n }] = await server.engine.store.clickhouse.query<{ n: number }>(
    sql`SELECT count() AS n FROM predictions WHERE project_id = toUUID(${server.project})`,
  )
  expect(n).toBe(0)
  const unknown = await server.fetch('/api/v1/recommendations/shop?person=p1&model=none', { role: 'read' })
  expect([unknown.status, await unknown.json()]).toMatchObject([404, { code: 'core.not_found', field: 'model' }])

  const { history } = await get<{ history: { item: string; time: string; name?: string }[] }>(
    '/api/v1/targets/shop/history?person=p1',
  )
  expect(history).toHaveLength(40)
  expect(history.map(({ time }) => time)).toEqual(
    history
      .map(({ time }) => time)
      .toSorted()
      .toReversed(),
  )
  expect(history.find(({ item }) => item === 'favourite-1')?.name).toBe('A cup')
  expect(history.find(({ item }) => item !== 'favourite-1')).not.toHaveProperty('name')

  const archived = (hash: string, archived: boolean) =>
    server.fetch(`/api/v1/targets/shop/models/${hash}/archive`, { role: 'admin', json: { archived } })
  const refused = await archived(model.hash, true)
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'core.conflict', field: 'model' }])
})

test('an archived model is out of the list and can be brought back', { timeout: 120_000 }, async () => {
  const server = await givenShop()
  await learnt(server, 'shop', { use: 'recommendation', window_days: 14 })
  const list = async (query = '') => {
    const answer = await server.fetch(`/api/v1/targets/shop/models${query}`, { role: 'read' })
    return ((await answer.json()) as { models: ModelShown[] }).models
  }
  await server.fetch('/api/v1/targets/shop/runs', {
    role: 'admin',
    json: { seed: 8, cutoff: '2026-02-22T00:00:00.000Z' },
  })
  while ((await list()).length < 2) await new Promise((resolve) => setTimeout(resolve, 200))
  const spare = (await list()).find(({ alias }) => alias === null) as ModelShown
  const archive = (archived: boolean) =>
    server.fetch(`/api/v1/targets/shop/models/${spare.hash}/archive`, { role: 'admin', json: { archived } })
  expect(await (await archive(true)).json()).toEqual({ hash: spare.hash, archived: true })
  expect((await list()).map(({ hash }) => hash)).not.toContain(spare.hash)
  expect((await list('?archived=true')).find(({ hash }) => hash === spare.hash)?.archived_at).not.toBeNull()
  await archive(false)
  expect((await list()).map(({ hash }) => hash)).toContain(spare.hash)
})
