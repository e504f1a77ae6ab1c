import { PostHog } from 'posthog-node'
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
  time: string
}

const stored = ({ engine, project }: GivenServer) =>
  engine.store.clickhouse.query<Row>(sql`
    SELECT event, distinct_id, toString(person_id) AS person_id, properties, toString(timestamp) AS time
    FROM ${events(project)} ORDER BY event, distinct_id`)

const client = (key: string, host: string) => new PostHog(key, { host, flushAt: 100, fetchRetryDelay: 50 })

test('what posthog-node captures is there to be asked for, and an alias joins its two ids', async () => {
  const server = await givenServer()
  const posthog = client(server.keys.ingest, server.url)
  posthog.capture({ distinctId: 'old', event: 'viewed', properties: { page: '/p/1' } })
  posthog.capture({
    distinctId: 'u1',
    event: 'bought',
    properties: { price: 9.5 },
    timestamp: new Date('2026-01-02T03:04:05Z'),
  })
  posthog.identify({ distinctId: 'u1', properties: { plan: 'pro' } })
  posthog.alias({ distinctId: 'u1', alias: 'old' })
  posthog.groupIdentify({ groupType: 'company', groupKey: 'acme', properties: { seats: 3 } })
  await posthog.shutdown()

  const rows = await stored(server)
  expect(rows.map((row) => `${row.event} ${row.distinct_id}`)).toEqual([
    '$create_alias u1',
    '$groupidentify $company_acme',
    '$identify u1',
    'bought u1',
    'viewed old',
  ])
  const [alias, , identify, bought, viewed] = rows
  expect(bought.time).toBe('2026-01-02 03:04:05.000')
  expect(JSON.parse(bought.properties)).toMatchObject({ price: 9.5, $lib: 'posthog-node' })
  expect(JSON.parse(identify.properties)).toMatchObject({ $set: { plan: 'pro' } })
  expect(new Set([alias, identify, bought, viewed].map((row) => row.person_id)).size).toBe(1)
})

test('what posthog-node sends again after a lost answer is there once', async () => {
  const server = await givenServer()
  const proxy = await givenProxy(server.url, (nth) => (nth < 2 ? 503 : null))
  const posthog = client(server.keys.ingest, proxy.url)
  for (let i = 0; i < 5; i++) posthog.capture({ distinctId: 'u1', event: 'bought', properties: { i } })
  await posthog.shutdown()
  expect(proxy.passed.map(({ path, status }) => `${path} ${status}`)).toEqual([
    '/batch/ 503',
    '/batch/ 503',
    '/batch/ 200',
  ])
  expect((await stored(server)).map((row) => JSON.parse(row.properties).i).sort()).toEqual([0, 1, 2, 3, 4])
})

test('posthog-node hears that its key is wrong', async () => {
  const { url } = await givenServer()
  const posthog = client(`bw_ingest_${'x'.repeat(32)}`, url)
  const errors: unknown[] = []
  posthog.on('error', (error) => errors.push(error))
  posthog.capture({ distinctId: 'u1', event: 'bought' })
  await posthog.flush().catch((error) => errors.push(error))
  await posthog.shutdown()
  expect(errors[0]).toMatchObject({ status: 401 })
})
