import { once } from 'node:events'
import { beforeAll, expect, test } from 'vitest'
import { exportRecommendations } from '../../src/deploy/export/export.ts'
import type { RecommendationAnswer } from '../../src/deploy/recommendation.ts'
import { sql } from '../../src/store/sql.ts'
import { type GivenServer, givenServer } from '../server.ts'
import { givenShop, learnt } from '../shop.ts'

interface Line {
  person: string
  arm: string
  items: { item: string; score: number }[]
}

const given = {} as { shop: GivenServer }
const path = '/api/v1/recommendations/shop/export'

beforeAll(async () => {
  given.shop = await givenShop()
  await learnt(given.shop, 'shop', { use: 'recommendation', window_days: 14 })
}, 120_000)

const ask = (query: string) => given.shop.fetch(`${path}?${query}`, { role: 'read' })
const linesOf = async (answer: Response) =>
  (await answer.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

const logged = async () => {
  const { engine, project } = given.shop
  await engine.deployments.log.flush()
  const [{ n }] = await engine.store.clickhouse.query<{ n: number }>(
    sql`SELECT count() AS n FROM predictions WHERE project_id = toUUID(${project})`,
  )
  return n
}

const tables = async () =>
  given.shop.engine.store.clickhouse.query(sql`SELECT name FROM system.tables WHERE name LIKE 'export_%'`)

test('everybody is given what a live request gives, and nothing is logged as shown', async () => {
  const before = await logged()
  const answer = await ask('limit=4')
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson')
  expect(answer.headers.get('bellwether-people')).toBe('60')
  const lines = await linesOf(answer)
  expect(await logged()).toBe(before)
  expect(new Set(lines.map(({ person }) => person))).toEqual(new Set(Array.from({ length: 60 }, (_, i) => `p${i}`)))
  for (const { person, arm, items } of lines.slice(0, 20)) {
    const live = await given.shop.fetch(`/api/v1/recommendations/shop?person=${person}&limit=4&preview=true`, {
      role: 'read',
    })
    const own = (await live.json()) as RecommendationAnswer
    expect([person, arm, items.map(({ item }) => item)]).toEqual([person, own.arm, own.items.map(({ item }) => item)])
    items.forEach(({ score }, i) => {
      expect(score).toBeCloseTo(own.items[i].score, 4)
    })
    expect(answer.headers.get('bellwether-model')).toBe(`${own.model.name} ${own.model.version}`)
  }
  expect(await tables()).toEqual([])
})

test('listed people come alone, strangers among them with what is popular', async () => {
  const stranger = '茶, "new"/1'
  const answer = await ask(`limit=3&person=p7&person=${encodeURIComponent(stranger)}&person=p7`)
  expect(answer.headers.get('bellwether-people')).toBe('2')
  const lines = await linesOf(answer)
  expect(lines.map(({ person }) => person)).toEqual(['p7', stranger])
  const live = await given.shop.fetch('/api/v1/recommendations/shop?person=nobody&limit=3', { role: 'read' })
  expect(lines[1].items.map(({ item }) => item)).toEqual(
    ((await live.json()) as RecommendationAnswer).items.map(({ item }) => item),
  )
  const csv = await (await ask(`format=csv&limit=2&person=${encodeURIComponent(stranger)}`)).text()
  const [head, first, second, end] = csv.split('\r\n')
  expect([head, end]).toEqual(['person,arm,rank,item,score', ''])
  expect(first).toMatch(/^"茶, ""new""\/1",champion,1,favourite-\d+,\d+$/)
  expect(second).toMatch(/,2,/)
})

test('what was taken before is left out where that is asked for', async () => {
  const [{ items }] = await linesOf(await ask('limit=100&person=p2&exclude_seen=true'))
  expect(items.length).toBeGreaterThan(0)
  expect(items.map(({ item }) => item)).not.toContain('favourite-2')
})

test('one export of a target at a time; a connection that is closed ends it', async () => {
  const { shop } = given
  const { deployments, store, targets } = shop.engine
  const target = await targets.named(shop.project, 'shop')
  const options = { format: 'jsonl', limit: 10, exclude_seen: false, people: [] } as const
  const service = deployments.recommendation(target)
  const definition = target.definition as Parameters<typeof exportRecommendations>[2]
  const { stream } = await exportRecommendations(store, service, definition, options)
  const second = await ask('limit=1')
  expect([second.status, await second.json()]).toMatchObject([409, { code: 'core.conflict', field: 'target' }])
  stream.destroy()
  await once(stream, 'close')
  await expect.poll(async () => (await (await ask('limit=1&person=p1')).text()).includes('"p1"')).toBe(true)
  expect(await tables()).toEqual([])
})

test('a target without a model, and one that does not exist, are refused before anything is sent', async () => {
  const server = await givenServer()
  await server.fetch('/api/v1/targets', {
    role: 'admin',
    json: { name: 'shop', definition: { use: 'recommendation' } },
  })
  const refusal = async (url: string) => (await server.fetch(url, { role: 'read' })).json()
  expect(await refusal(path)).toMatchObject({ code: 'deploy.no_model' })
  expect(await refusal('/api/v1/recommendations/none/export')).toMatchObject({ code: 'core.not_found' })
  expect(await refusal(`${path}?format=xml`)).toMatchObject({ code: 'core.invalid', field: 'format' })
})
