import { Analytics } from '@segment/analytics-node'
import { expect, test } from 'vitest'
import { events } from '../../src/store/events.ts'
import { sql } from '../../src/store/sql.ts'
import { type GivenServer, givenServer } from '../server.ts'
import { givenProxy } from './given-proxy.ts'

interface Row {
  event: string
  distinct_id: string
  person_id: string
  properties: string
}

const stored = ({ engine, project }: GivenServer) =>
  engine.store.clickhouse.query<Row>(sql`
    SELECT event, distinct_id, toString(person_id) AS person_id, properties FROM ${events(project)} ORDER BY event, distinct_id`)

const client = (writeKey: string, host: string) => new Analytics({ writeKey, host, flushAt: 20, flushInterval: 100 })

test('what Segment’s client sends is there to be asked for, and identify and alias join ids', async () => {
  const server = await givenServer()
  const analytics = client(server.keys.ingest, server.url)
  analytics.track({ anonymousId: 'anon', event: 'viewed', properties: { page: '/p/1' } })
  analytics.identify({ userId: 'u1', anonymousId: 'anon', traits: { plan: 'pro' } })
  analytics.track({ userId: 'u1', event: 'bought', properties: { price: 9.5 } })
  analytics.page({ userId: 'u1', name: 'Home', properties: { url: 'https://shop.example/' } })
  analytics.alias({ userId: 'u1', previousId: 'u0' })
  analytics.track({ userId: 'u0', event: 'bought', properties: { price: 1 } })
  await analytics.closeAndFlush()

  const rows = await stored(server)
  expect(rows.map((row) => `${row.event} ${row.distinct_id}`)).toEqual([
    '$create_alias u1',
    '$identify u1',
    '$pageview u1',
    'bought u0',
    'bought u1',
    'viewed anon',
  ])
  expect(new Set(rows.map((row) => row.person_id)).size).toBe(1)
  expect(JSON.parse(rows[1].properties)).toMatchObject({ $set: { plan: 'pro' }, $anon_distinct_id: 'anon' })
  expect(JSON.parse(rows[2].properties)).toMatchObject({
    name: 'Home',
    url: 'https://shop.example/',
    $lib: '@segment/analytics-node',
  })
})

test('what Segment’s client sends again after a lost answer is there once', async () => {
  const server = await givenServer()
  const proxy = await givenProxy(server.url, (nth) => (nth === 0 ? 503 : null))
  const analytics = client(server.keys.ingest, proxy.url)
  for (let i = 0; i < 5; i++) analytics.track({ userId: 'u1', event: 'bought', properties: { i } })
  await analytics.closeAndFlush()
  expect(proxy.passed.map(({ path, status }) => `${path} ${status}`)).toEqual(['/v1/batch 503', '/v1/batch 200'])
  expect((await stored(server)).map((row) => JSON.parse(row.properties).i).sort()).toEqual([0, 1, 2, 3, 4])
})

test('a message that cannot be kept costs the others nothing', async () => {
  const server = await givenServer()
  const batch = [
    { type: 'track', event: 'bought', userId: 'u1' },
    { type: 'charge', userId: 'u1' },
    { type: { toString: 1 } },
    'nonsense',
  ]
  const answer = await server.fetch('/v1/batch', { json: { batch, writeKey: server.keys.ingest } })
  expect([answer.status, await answer.json()]).toEqual([200, { success: true }])
  expect(await stored(server)).toHaveLength(1)
})
