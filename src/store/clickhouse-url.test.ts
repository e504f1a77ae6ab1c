import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFileFolder } from '../../test/given.ts'
import { newId, personId } from '../core/ids.ts'
import { events } from './events.ts'
import { operatorQuery } from './operator-query.ts'
import { sql } from './sql.ts'
import { openStore, type Store } from './store.ts'

const program = fileURLToPath(new URL('../../test/clickhouse-http.ts', import.meta.url))

/** The server behind BELLWETHER_TEST_CLICKHOUSE_URL, or ClickHouse's HTTP interface over the embedded engine. */
async function startClickHouse(): Promise<{ url: string; stop(): void }> {
  const given = process.env.BELLWETHER_TEST_CLICKHOUSE_URL
  if (given) return { url: given, stop: () => {} }
  const child = spawn(process.execPath, [program, temporaryFileFolder()], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = (await once(child.stdout, 'data')) as [Buffer]
  return { url: String(url).trim(), stop: () => void child.kill() }
}

let store: Store
let stop: () => void

beforeAll(async () => {
  const server = await startClickHouse()
  stop = server.stop
  store = await openStore({ data: temporaryFileFolder(), clickhouse_url: server.url })
})

afterAll(async () => {
  await store?.close()
  stop?.()
})

const at = '2026-01-01 00:00:00.000'

test('behind CLICKHOUSE_URL the same client migrates, inserts and asks', async () => {
  const project = newId()
  const row = (distinct_id: string) => ({
    project_id: project,
    event: 'view',
    uuid: randomUUID(),
    distinct_id,
    distinct_person_id: personId(project, distinct_id),
    timestamp: at,
    claimed_at: at,
    received_at: at,
    properties: '{"page":"\\"home\\""}',
    source: 'api',
  })
  const rows = [row('ann'), row("bob's")]
  await store.clickhouse.insert('events', rows)
  await store.clickhouse.insert('events', rows.map((one) => JSON.stringify(one)).join('\n'))
  const range = { from: new Date('2025-12-31T00:00:00Z'), to: new Date('2026-01-02T00:00:00Z') }
  const found = await store.clickhouse.query(
    sql`SELECT distinct_id, JSONExtractString(properties, 'page') AS page FROM ${events(project, { range, names: ['view', 'buy'] })} ORDER BY distinct_id`,
  )
  expect(store.clickhouse.remote).toBe(true)
  expect(found).toEqual([
    { distinct_id: 'ann', page: '"home"' },
    { distinct_id: "bob's", page: '"home"' },
  ])
  const people = sql`SELECT distinct_id FROM ${events(project)} ORDER BY distinct_id`
  expect(await text(await store.clickhouse.bytes(people, 'CSV'))).toBe('"ann"\n"bob\'s"\n')
  const query = { text: 'SELECT count() AS n FROM events', limit: 10 }
  expect(await operatorQuery(store.clickhouse, project, query)).toMatchObject({ rows: [{ n: 2 }] })
})

test('a failing query rejects and the next one is answered', async () => {
  await expect(store.clickhouse.query(sql`SELECT nothing`)).rejects.toThrow('nothing')
  expect(await store.clickhouse.query(sql`SELECT 1 AS one`)).toEqual([{ one: 1 }])
})
