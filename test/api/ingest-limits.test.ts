import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import { sql } from '../../src/store/sql.ts'
import { givenServer } from '../server.ts'

const whole = { event: 'buy', distinct_id: 'ann', timestamp: '2026-01-05T12:00:00Z', properties: { price: 5 } }

/** Sends a body of one event; afterwards the server must still take a good one. */
async function send(body: string | Uint8Array<ArrayBuffer>, key?: string) {
  const { fetch, keys } = await givenServer()
  const answer = await fetch('/api/v1/events', { key: key ?? keys.ingest, method: 'POST', body })
  const problem = (await answer.json()) as Record<string, unknown>
  const next = await fetch('/api/v1/events', { role: 'ingest', json: whole })
  expect({ status: next.status, ...((await next.json()) as object) }).toEqual({
    status: 200,
    accepted: 1,
    duplicates: 0,
    rejected: [],
  })
  expect(answer.headers.get('content-type')).toMatch(answer.ok ? 'application/json' : 'application/problem+json')
  return { http: answer.status, ...problem }
}

const withProperties = (properties: unknown) => send(JSON.stringify({ ...whole, properties }))

test('malformed JSON is refused with where it breaks, never with what stands there', async () => {
  const answer = await send('{"event":"buy","distinct_id":"ann",}')
  expect(answer).toMatchObject({ http: 400, code: 'collect.bad_body', field: 'body', expected: 'JSON' })
  expect(answer).toMatchObject({ got: 'an error at position 35 (line 1 column 36)' })
  expect(await send('secret words')).toMatchObject({ http: 400, got: 'text that is not JSON' })
  expect(await send('')).toMatchObject({ http: 400, got: 'an empty body' })
})

test('a body of 60 MB is refused', async () => {
  const answer = await send(new Uint8Array(60 * 1024 * 1024).fill(32))
  expect(answer).toMatchObject({ http: 413, code: 'collect.too_large', expected: 'at most 20971520 bytes' })
})

test('a gzip bomb is refused before it is inflated whole', async () => {
  const answer = await send(Uint8Array.from(gzipSync(Buffer.alloc(200 * 1024 * 1024))))
  expect(answer).toMatchObject({
    http: 413,
    code: 'collect.too_large',
    expected: 'at most 104857600 bytes when inflated',
  })
})

test('a small body that inflates to millions of values is refused before they are made', async () => {
  const answer = await send(Uint8Array.from(gzipSync(`[${'{},'.repeat(3_000_000)}{}]`)))
  expect(answer).toMatchObject({ http: 413, code: 'collect.too_large', expected: 'at most 3000000 values of JSON' })
})

test('broken gzip and invalid UTF-8 are refused', async () => {
  expect(await send(new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]))).toMatchObject({
    http: 400,
    code: 'collect.bad_body',
    expected: 'gzip',
  })
  expect(await send(new Uint8Array([0x22, 0xff, 0xfe, 0x22]))).toMatchObject({ http: 400, code: 'collect.bad_body' })
})

test('gzip is read whatever the headers say', async () => {
  expect(await send(Uint8Array.from(gzipSync(JSON.stringify(whole))))).toMatchObject({ http: 200, accepted: 1 })
})

test('a wrong key is refused', async () => {
  const wrong = `bw_ingest_${'x'.repeat(32)}`
  expect(await send(JSON.stringify(whole), wrong)).toMatchObject({ http: 401, code: 'api.unauthorized' })
})

test('a read key may not write', async () => {
  const { fetch } = await givenServer()
  const answer = await fetch('/api/v1/events', { role: 'read', json: whole })
  expect(answer.status).toBe(403)
})

test('a timestamp that cannot be read is refused, and so is one of the day after tomorrow', async () => {
  const answer = await send(JSON.stringify({ ...whole, timestamp: 'yesterday' }))
  expect(answer).toMatchObject({ http: 400, code: 'collect.timestamp', field: 'timestamp', got: '"yesterday"' })
  const timestamp = new Date(Date.now() + 2 * 86_400_000).toISOString()
  expect(await send(JSON.stringify({ ...whole, timestamp }))).toMatchObject({ http: 400, code: 'collect.timestamp' })
})

test('a time, an id or a name that nests without end is refused like any other', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  expect(await send(`{"event":"buy","distinct_id":"ann","timestamp":${deep}}`)).toMatchObject({
    http: 400,
    code: 'collect.timestamp',
    got: 'an array of 1',
  })
  expect(await send(`{"event":"buy","distinct_id":${deep}}`)).toMatchObject({ http: 400, code: 'collect.malformed' })
})

test('a NUL byte is refused wherever it stands', async () => {
  expect(await withProperties({ name: 'cup\0saucer' })).toMatchObject({
    http: 400,
    code: 'collect.nul',
    field: 'properties.name',
  })
  expect(await withProperties({ 'na\0me': 1 })).toMatchObject({
    http: 400,
    code: 'collect.nul',
    field: 'properties.name',
  })
  expect(await send(JSON.stringify({ ...whole, distinct_id: 'a\0' }))).toMatchObject({
    code: 'collect.nul',
    field: 'distinct_id',
  })
  expect(await withProperties({ path: 'C:\\u0000' })).toMatchObject({ http: 200 })
})

test('a property value of 2 MB is refused', async () => {
  const answer = await withProperties({ text: 'x'.repeat(2 * 1024 * 1024) })
  expect(answer).toMatchObject({
    http: 400,
    code: 'collect.limit',
    field: 'properties.text',
    expected: 'at most 65536 bytes',
  })
})

test('ten thousand properties are refused', async () => {
  const answer = await withProperties(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`p${i}`, i])))
  expect(answer).toMatchObject({ http: 400, code: 'collect.limit', expected: 'at most 1000 properties', got: '10000' })
})

test('an event beyond 1 MB and one nested beyond 20 levels are refused', async () => {
  const large = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`p${i}`, 'é'.repeat(30_000)]))
  expect(await withProperties(large)).toMatchObject({
    http: 400,
    code: 'collect.limit',
    expected: 'at most 1048576 bytes',
  })
  const text = `{"event":"buy","distinct_id":"ann","properties":{"deep":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`
  expect(await send(text)).toMatchObject({ http: 400, code: 'collect.limit', expected: 'at most 20 levels' })
})

test('more than ten thousand events in a request are refused', async () => {
  const answer = await send(JSON.stringify({ events: Array(10_001).fill(whole) }))
  expect(answer).toMatchObject({ http: 413, code: 'collect.too_many', got: '10001 events' })
})

test('what is not an event says what is missing', async () => {
  const refused = [
    { ...whole, event: undefined },
    { ...whole, distinct_id: '' },
    { ...whole, distinct_id: 17 },
    { ...whole, distinct_id: 'x'.repeat(201) },
    { ...whole, uuid: 'one' },
    { ...whole, session_id: 1 },
    { ...whole, properties: 'price=5' },
    { ...whole, price: 5 },
    'event',
  ]
  const fields = []
  for (const event of refused) fields.push(((await send(JSON.stringify([event]))) as { field?: string }).field)
  const [event, id, uuid] = ['event', 'distinct_id', 'uuid']
  expect(fields).toEqual([event, id, id, id, uuid, 'session_id', 'properties', 'price', undefined])
  expect(await send('{"events":5}')).toMatchObject({ code: 'collect.malformed', field: 'events' })
  expect(await send('[]')).toMatchObject({ code: 'collect.malformed', field: 'events', got: 'none' })
  expect(await send('{"events":[],"batch":[]}')).toMatchObject({ code: 'collect.malformed', field: 'batch' })
  expect(await send('{"events":[{}],"sent_at":"soon"}')).toMatchObject({ code: 'collect.malformed', field: 'sent_at' })
  expect(await send('17')).toMatchObject({ code: 'collect.malformed', field: 'body', got: 'a number' })
})

test('half a character becomes the replacement character, and the event stays readable', async () => {
  const { fetch, engine, project } = await givenServer()
  const body = `{"event":"half","distinct_id":"an\\ud800n","properties":{"a\\udc00":"x\\ud800y","ok":"😀","path":"\\\\ud800"}}`
  expect((await fetch('/api/v1/events', { role: 'ingest', method: 'POST', body })).status).toBe(200)
  const rows = await engine.store.clickhouse.query<{ distinct_id: string; properties: string }>(
    sql`SELECT distinct_id, properties FROM events WHERE project_id = toUUID(${project})`,
  )
  expect(rows[0].distinct_id).toBe('an\ufffdn')
  expect(JSON.parse(rows[0].properties)).toEqual({ 'a\ufffd': 'x\ufffdy', ok: '😀', path: '\\ud800' })
})

test('a bad event is refused by index, the rest of its batch is kept, and the quarantine shows it masked', async () => {
  const { fetch } = await givenServer()
  const uuid = newId()
  const bad = { ...whole, uuid, timestamp: 'never', properties: { password: 'hunter2', note: 'x' } }
  const answer = await fetch('/api/v1/events', {
    role: 'ingest',
    json: { events: [whole, bad, { ...whole, event: '' }] },
  })
  const outcome = (await answer.json()) as { rejected: object[] }
  expect({ status: answer.status, ...outcome }).toMatchObject({ status: 200, accepted: 1, duplicates: 0 })
  expect(outcome.rejected).toMatchObject([
    { index: 1, uuid, code: 'collect.timestamp' },
    { index: 2, field: 'event' },
  ])
  const page = async (query: string) =>
    (await (await fetch(`/api/v1/quarantine?${query}`, { role: 'read' })).json()) as {
      events: { position: number; body: string; code: string }[]
      next: string | null
    }
  const first = await page('limit=1')
  const second = await page(`limit=1&cursor=${first.next}`)
  const both = [...first.events, ...second.events].toSorted((a, b) => a.position - b.position)
  expect(second.next).toBeNull()
  expect(both.map((event) => event.position)).toEqual([1, 2])
  expect(JSON.parse(both[0].body)).toMatchObject({
    timestamp: 'never',
    properties: { password: '[masked]', note: 'x' },
  })
  expect(await (await fetch('/api/v1/quarantine?cursor=x', { role: 'read' })).json()).toMatchObject({
    code: 'core.invalid',
  })
})
