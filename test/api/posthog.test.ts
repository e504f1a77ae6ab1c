import { expect, test } from 'vitest'
import { events } from '../../src/store/events.ts'
import { sql } from '../../src/store/sql.ts'
import { givenServer } from '../server.ts'

const routes = ['/batch', '/batch/', '/e', '/e/', '/i/v0/e', '/i/v0/e/', '/capture', '/capture/']
const event = (distinct_id: string) => ({ event: 'view', distinct_id, properties: { page: '/' } })

async function idsStored() {
  const { engine, project, ...server } = await givenServer()
  const ids = async () => {
    const rows = await engine.store.clickhouse.query<{ id: string }>(
      sql`SELECT distinct_id AS id FROM ${events(project)} ORDER BY id`,
    )
    return rows.map(({ id }) => id)
  }
  return { ...server, ids }
}

test('every PostHog route takes a batch, with and without a slash at its end', async () => {
  const { fetch, keys, ids } = await idsStored()
  for (const [i, route] of routes.entries()) {
    const answer = await fetch(route, { json: { api_key: keys.ingest, batch: [event(`p${i}`)] } })
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'Ok' }])
  }
  expect(await ids()).toHaveLength(routes.length)
})

test('events come in the query, in a form, in base64 and as a beacon', async () => {
  const { fetch, keys, ids } = await idsStored()
  const packed = (id: string) => Buffer.from(JSON.stringify({ ...event(id), token: keys.ingest })).toString('base64')
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const answers = [
    await fetch(`/e/?data=${encodeURIComponent(packed('query'))}`),
    await fetch('/e/?compression=base64', { body: `data=${encodeURIComponent(packed('form'))}`, headers: form }),
    await fetch('/e/', { body: `data=${packed('form, unescaped ?>')}`, headers: form }),
    await fetch('/e/', { body: packed('body'), headers: { 'content-type': 'text/plain' } }),
    await fetch('/e/?beacon=1', { body: JSON.stringify({ ...event('beacon'), token: keys.ingest }) }),
  ]
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 204])
  expect(await ids()).toEqual(['beacon', 'body', 'form', 'form, unescaped ?>', 'query'])
})

test('a time of sending that no clock can show costs nobody an event', async () => {
  const { fetch, keys, ids } = await idsStored()
  const batch = (id: string) => ({ api_key: keys.ingest, batch: [event(id)] })
  const answers = await Promise.all([
    fetch('/e/?_=9999999999999999', { json: batch('query') }),
    fetch('/e/?_=1e300', { json: batch('number') }),
    fetch('/e/?_=1&_=2', { json: batch('twice') }),
    fetch('/e/', { json: { ...batch('body'), sent_at: '9999-12-31T23:59:59Z' } }),
    fetch('/e/', { json: batch('neighbour') }),
  ])
  expect(answers.map((answer) => answer.status)).toEqual(Array(5).fill(200))
  expect(await ids()).toEqual(['body', 'neighbour', 'number', 'query', 'twice'])
})

test('JSON that is called a form is read as JSON', async () => {
  const { fetch, keys, ids } = await idsStored()
  const properties = { url: 'https://shop.example/?page=1&data=2' }
  const body = JSON.stringify({ api_key: keys.ingest, batch: [{ ...event('a'), properties }] })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await fetch('/e/', { body, headers })).status).toBe(200)
  expect(await ids()).toEqual(['a'])
})

test('an id that nests without end costs the other events of its batch nothing', async () => {
  const { fetch, keys, ids } = await idsStored()
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const bad = `{"event":"a","distinct_id":${deep}},{"event":"a","distinct_id":"named","uuid":${deep}}`
  const body = `{"api_key":"${keys.ingest}","batch":[${bad},${JSON.stringify(event('good'))}]}`
  expect((await fetch('/e/', { body })).status).toBe(200)
  expect(await ids()).toEqual(['good', 'named'])
})

test('refusals are plain text with the status that clients understand', async () => {
  const { fetch, keys } = await idsStored()
  const refused = async (asking: object) => {
    const answer = await fetch('/e/', asking)
    return `${answer.status} ${answer.headers.get('content-type')?.split(';')[0]} ${(await answer.text()).split(':')[0]}`
  }
  expect(await refused({ body: '{"api_key":' })).toBe('400 text/plain collect.bad_body')
  expect(await refused({ body: 'not base64!' })).toBe('400 text/plain collect.bad_body')
  expect(await refused({ json: { batch: [event('a')] } })).toBe('401 text/plain api.unauthorized')
  expect(await refused({ json: { api_key: keys.read, batch: [event('a')] } })).toBe('403 text/plain api.forbidden')
  expect(await refused({ json: { api_key: keys.ingest, batch: [{ event: 'view' }] } })).toBe(
    '400 text/plain collect.malformed',
  )
  expect(await refused({ json: { api_key: keys.ingest, batch: [] } })).toBe('400 text/plain collect.malformed')
})

test('pages of any origin may send', async () => {
  const { fetch, keys } = await idsStored()
  const headers = { origin: 'https://shop.example', 'access-control-request-headers': 'content-type' }
  for (const route of [...routes, '/v1/batch', '/api/v1/events']) {
    const preflight = await fetch(route, { method: 'OPTIONS', headers })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type')
  }
  const answer = await fetch('/e/', {
    json: { api_key: keys.ingest, batch: [event('a')] },
    headers: { origin: 'https://shop.example' },
  })
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, 'https://shop.example'])
})

test('before memory is full every way in says to come again, never that the events are wrong', async () => {
  const { fetch, keys, engine } = await givenServer()
  const full = engine.collector.memory.open()
  full.take(256 * 1024 * 1024)
  try {
    const answers = [
      await fetch('/e/', { json: { api_key: keys.ingest, batch: [event('a')] } }),
      await fetch('/v1/batch', { json: { writeKey: keys.ingest, batch: [] } }),
      await fetch('/api/v1/events', { role: 'ingest', json: event('a') }),
    ]
    expect(answers.map((answer) => `${answer.status} ${answer.headers.get('retry-after')}`)).toEqual(
      Array(3).fill('503 1'),
    )
  } finally {
    full.release()
  }
  expect((await fetch('/api/v1/events', { role: 'ingest', json: event('a') })).status).toBe(200)
})
