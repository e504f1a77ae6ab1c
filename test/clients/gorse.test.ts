import { beforeAll, expect, test } from 'vitest'
import type { RecommendationAnswer } from '../../src/deploy/recommendation.ts'
import { events } from '../../src/store/events.ts'
import { sql } from '../../src/store/sql.ts'
import { type GivenServer, givenServer } from '../server.ts'
import { givenShop, learnt } from '../shop.ts'
import { traffic } from '../wire.ts'

interface Score {
  Id: string
  Score: number
}

const given = {} as { shop: GivenServer }

beforeAll(async () => {
  given.shop = await givenShop()
  await learnt(given.shop, 'shop', { use: 'recommendation', window_days: 14 })
}, 120_000)

/** How a Gorse client asks: the key in a header of its own. */
const asking =
  ({ url, keys }: GivenServer, key = keys.admin) =>
  (path: string, { method = 'GET', json, headers }: { method?: string; json?: unknown; headers?: object } = {}) =>
    fetch(url + path, {
      method,
      headers: { 'x-api-key': key, 'content-type': 'application/json', ...headers },
      body: json === undefined ? undefined : JSON.stringify(json),
    })

const stored = ({ engine, project }: GivenServer, names: string[]) =>
  engine.store.clickhouse.query<{ event: string; distinct_id: string; properties: string }>(sql`
    SELECT event, distinct_id, properties FROM ${events(project, { names })} AS e
    ORDER BY event, distinct_id, timestamp`)

test.each(['gorsejs-0.4.8', 'pygorse-0.5.1'])(
  '%s hears from Bellwether what it would hear from Gorse',
  async (name) => {
    const { shop } = given
    for (const { method, path, query, headers, body } of traffic(name)) {
      const answer = await fetch(`${shop.url}${path}?${new URLSearchParams(query)}`, {
        method,
        headers: {
          'x-api-key': shop.keys.admin,
          'content-type': headers['content-type'] ?? '',
          ...(headers['x-api-version'] && { 'x-api-version': headers['x-api-version'] }),
        },
        body: body.length ? body : undefined,
      })
      expect([path, answer.status]).toEqual([path, 200])
      const heard = await answer.json()
      if (method !== 'GET' && !path.includes('session')) expect(heard.RowAffected).toBeGreaterThan(0)
      else if (/recommend\/|neighbors|popular/.test(path)) expect(heard).toBeInstanceOf(Array)
    }
  },
)

test('what both clients wrote is there once: feedback at each instant, users, items', async () => {
  const { shop } = given
  const rows = await stored(shop, ['buy', 'read', '$set'])
  const told = rows.map(({ event, distinct_id, properties }) => [event, distinct_id, JSON.parse(properties)])
  expect(told.filter(([event]) => event !== '$set')).toEqual([
    ['buy', 'bob', { item: 'tea/green', value: 2 }],
    ['buy', 'bob', { item: 'tea/green', value: 1 }],
    ['read', '李 雷', { item: '茶壶 大', comment: 'from the list' }],
  ])
  expect(told).toContainEqual(['$set', 'bob', { $set: { plan: 'pro', comment: 'Bob' } }])
  expect(told).toContainEqual(['$set', 'ann', { $set: { labels: ['vip'] } }])
  const tea = await (await asking(shop)('/api/item/tea%2Fgreen')).json()
  expect(tea).toEqual({
    ItemId: 'tea/green',
    IsHidden: false,
    Categories: ['tea', 'drinks'],
    Timestamp: '2026-01-05T00:00:00Z',
    Labels: ['organic'],
    Comment: 'Sencha',
  })
})

test('a person is given the items that our own route gives, page by page and with scores where asked', async () => {
  const { shop } = given
  const ask = asking(shop, shop.keys.read)
  const own = await shop.fetch('/api/v1/recommendations/shop?person=p2&limit=6', { role: 'read' })
  const { items } = (await own.json()) as RecommendationAnswer
  const ids = items.map(({ item }) => item)
  expect(await (await ask('/api/recommend/p2?n=6')).json()).toEqual(ids)
  expect(await (await ask('/api/recommend/p2?n=2&offset=4')).json()).toEqual(ids.slice(4))
  expect(await (await ask('/api/recommend/p2?n=0')).json()).toEqual([])
  const scores: Score[] = await (await ask('/api/recommend/p2?n=6', { headers: { 'x-api-version': '2' } })).json()
  expect(scores.map(({ Id }) => Id)).toEqual(ids)
  expect(scores.map(({ Score }) => Score)).toEqual(scores.map(({ Score }) => Score).toSorted((a, b) => b - a))
  expect(await (await ask('/api/recommend/nobody%20%E8%8C%B6%2F1')).json()).toHaveLength(10)
  const seen = await (await ask('/api/recommend/p2?n=50&exclude_seen=true')).json()
  expect(seen).not.toContain('favourite-2')
})

test('items that go with an item come with scores, strongest first, without the item itself', async () => {
  const ask = asking(given.shop, given.shop.keys.read)
  const near: Score[] = await (await ask('/api/item-to-item/neighbors/favourite-3?n=5')).json()
  expect(near.length).toBeGreaterThan(0)
  expect(near.map(({ Id }) => Id)).not.toContain('favourite-3')
  expect(near.map(({ Score }) => Score)).toEqual(near.map(({ Score }) => Score).toSorted((a, b) => b - a))
  expect(await (await ask('/api/item-to-item/neighbors/favourite-3?n=2&offset=1')).json()).toEqual(near.slice(1, 3))
  for (const unknown of ['茶/1 x', '茶'.repeat(200)])
    expect(await (await ask(`/api/item-to-item/neighbors/${encodeURIComponent(unknown)}`)).json()).toEqual([])
})

test('feedback of the target’s event is in the next answer, and once however often it is sent', async () => {
  const { shop } = given
  const ask = asking(shop)
  const one = (Timestamp: string) => ({
    FeedbackType: 'item_purchased',
    UserId: '李/雷 1',
    ItemId: 'favourite-7',
    Timestamp,
  })
  const send = async (method: string, ...json: object[]) => (await ask('/api/feedback', { method, json })).json()
  expect(await send('POST', one('2026-02-27T10:00:00Z'), one('2026-02-28T10:00:00Z'))).toEqual({ RowAffected: 2 })
  expect(await send('POST', one('2026-02-27T10:00:00Z'))).toEqual({ RowAffected: 1 })
  expect(await send('PUT', one('2026-02-28T10:00:00.000Z'))).toEqual({ RowAffected: 1 })
  expect(await send('POST')).toEqual({ RowAffected: 0 })
  const rows = await stored(shop, ['item_purchased'])
  expect(rows.filter(({ distinct_id }) => distinct_id === '李/雷 1')).toHaveLength(2)
  expect(await (await ask(`/api/recommend/${encodeURIComponent('李/雷 1')}?n=3`)).json()).toContain('favourite-7')
})

test('hidden items are not given, and a category narrows to its items', async () => {
  const shop = await givenShop()
  await learnt(shop, 'shop', { use: 'recommendation', window_days: 14 })
  const ask = asking(shop)
  const item = (ItemId: string, IsHidden: boolean, Categories: string[]) => ({ ItemId, IsHidden, Categories })
  const json = [
    item('favourite-1', true, ['a:b']),
    item('thing-3', false, ['茶 %', 'a:b']),
    item('thing-4', false, ['茶 %']),
  ]
  expect(await (await ask('/api/items', { method: 'POST', json })).json()).toEqual({ RowAffected: 3 })
  const ids = async (path: string) => (await (await ask(path)).json()) as string[]
  expect(await ids('/api/recommend/p1?n=100')).not.toContain('favourite-1')
  expect((await ids('/api/recommend/p1/%E8%8C%B6%20%25')).toSorted()).toEqual(['thing-3', 'thing-4'])
  expect(await ids('/api/recommend/p1/?category=a:b')).toEqual(['thing-3'])
  expect(await ids('/api/recommend/p1/?category=a:b&category=none')).toEqual([])
  expect(await (await ask('/api/items?n=2')).json()).toMatchObject({ Cursor: 'thing-3', Items: [json[0], json[1]] })
  const popular = ((await (await ask('/api/popular?n=100')).json()) as Score[]).map(({ Id }) => Id)
  expect(popular).toContain('favourite-2')
  expect(popular).not.toContain('favourite-1')
})

test('refusals are plain text, as Gorse has them, and nothing of a refused list is kept', async () => {
  const server = await givenServer()
  const heard = async (answer: Response | Promise<Response>) => {
    const { status, headers } = await answer
    return [status, headers.get('content-type'), await (await answer).text()]
  }
  const text = 'text/plain; charset=utf-8'
  const feedback = { FeedbackType: 'buy', UserId: 'ann', ItemId: 'a', Timestamp: '2026-02-24' }
  const post = (key: string, json: unknown) => asking(server, key)('/api/feedback', { method: 'POST', json })
  expect(await heard(fetch(`${server.url}/api/recommend/bob`))).toEqual([
    401,
    text,
    expect.stringMatching(/^api.unauth/),
  ])
  expect(await heard(post(server.keys.read, [feedback]))).toEqual([403, text, expect.stringMatching(/^api.forbidden/)])
  expect(await heard(post(server.keys.ingest, [feedback, { ...feedback, ItemId: '' }]))).toEqual([
    400,
    text,
    expect.stringContaining('[1].ItemId'),
  ])
  expect(await heard(asking(server)('/api/recommend/bob?n=x'))).toEqual([400, text, expect.stringContaining('field n')])
  expect(await heard(asking(server)('/api/recommend/bob'))).toEqual([404, text, expect.stringContaining('Declare one')])
  expect(await heard(asking(server)('/api/item/none'))).toEqual([404, text, expect.stringContaining('field item')])
  expect(await heard(asking(server)('/api/user/bob'))).toEqual([
    501,
    text,
    expect.stringContaining('switch-from-gorse'),
  ])
  expect(await stored(server, ['buy'])).toEqual([])
  const { status } = await fetch(`${server.url}/api/health/ready`)
  expect(status).toBe(200)
})

test('feedback comes before a target; where several targets may be meant, the base URL names one', async () => {
  const server = await givenServer()
  const ask = asking(server)
  const feedback = (UserId: string) => [{ FeedbackType: 'buy', UserId, ItemId: 'a', Timestamp: '2026-02-24' }]
  const post = (path: string, user: string) => ask(`${path}/feedback`, { method: 'POST', json: feedback(user) })
  expect((await post('/api', 'u1')).status).toBe(200)
  for (const [name, item] of [
    ['shop', 'sku'],
    ['films', 'film'],
  ])
    await server.fetch('/api/v1/targets', {
      role: 'admin',
      json: { name, definition: { use: 'recommendation', item } },
    })
  // Targets that were declared a moment ago are seen within a second.
  await expect.poll(async () => (await post('/api', 'u2')).status, { timeout: 5_000 }).toBe(409)
  const refused = await ask('/api/recommend/u1')
  expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('/gorse/films or /gorse/shop')])
  expect((await post('/gorse/films/api', 'u3')).status).toBe(200)
  expect((await post('/gorse/none/api', 'u4')).status).toBe(404)
  const rows = await stored(server, ['buy'])
  const told = rows.map(({ distinct_id, properties }) => [distinct_id, JSON.parse(properties)])
  expect(told).toContainEqual(['u1', { item: 'a' }])
  expect(told).toContainEqual(['u3', { film: 'a' }])
  expect(told.map(([user]) => user)).not.toContain('u4')
})
