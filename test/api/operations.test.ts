import { connect } from 'node:net'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createServer, listen } from '../../src/api/server.ts'
import type { Engine } from '../../src/pipeline/engine.ts'
import { firstStart } from '../../src/pipeline/first-start.ts'
import { openKeys } from '../../src/pipeline/keys.ts'
import * as schema from '../../src/store/metadata-schema.ts'
import { givenServer } from '../server.ts'

test('the process is alive and both engines answer', async () => {
  const { fetch } = await givenServer()
  expect(await (await fetch('/healthz')).json()).toEqual({ ok: true })
  const ready = await fetch('/readyz')
  expect(ready.status).toBe(200)
  expect(await ready.json()).toEqual({ ready: true, clickhouse: { ok: true }, postgres: { ok: true } })
})

test('a server whose events engine fails says which one is not ready', async () => {
  const { engine } = await givenServer()
  const query = () => Promise.reject(new Error('connection refused'))
  const broken: Engine = { ...engine, store: { ...engine.store, clickhouse: { ...engine.store.clickhouse, query } } }
  const app = createServer(broken)
  const answer = await app.inject('/readyz')
  expect(answer.statusCode).toBe(503)
  expect(answer.json()).toEqual({
    ready: false,
    clickhouse: { ok: false, error: 'connection refused' },
    postgres: { ok: true },
  })
  await app.close()
})

test('metrics count requests by route and need no key on loopback', async () => {
  const { fetch } = await givenServer()
  await fetch('/healthz')
  const answer = await fetch('/metrics')
  expect(answer.headers.get('content-type')).toMatch('text/plain')
  const page = await answer.text()
  for (const name of [
    'bellwether_http_request_duration_seconds_count{method="GET",route="/healthz",status="200"}',
    'bellwether_events_total',
    'bellwether_predictions_total',
    'bellwether_buffered_events',
    'bellwether_runs_waiting',
    'nodejs_eventloop_lag_seconds',
    'process_resident_memory_bytes',
  ])
    expect(page).toContain(name)
})

test('a server open to the network shows metrics to a read key only', async () => {
  const { engine, keys } = await givenServer()
  const app = createServer({ ...engine, config: { ...engine.config, host: '0.0.0.0' } })
  expect((await app.inject('/metrics')).statusCode).toBe(401)
  const headers = { authorization: `Bearer ${keys.read}` }
  expect((await app.inject({ url: '/metrics', headers })).statusCode).toBe(200)
  await app.close()
})

test('answers carry security headers', async () => {
  const { fetch } = await givenServer()
  const { headers } = await fetch('/healthz')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('cache-control')).toBe('no-store')
})

test('the log of a request names its route, not what was asked or by which key', async () => {
  const { engine, keys } = await givenServer()
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const app = createServer({ ...engine, log: pino({ level: 'info' }, sink) })
  await app.inject({
    url: '/api/v1/keys/ann@example.com?person=bob',
    headers: { authorization: `Bearer ${keys.read}` },
  })
  await app.close()
  const log = lines.join('')
  expect(log).toContain('"status":404')
  for (const secret of ['ann@', 'bob', keys.read]) expect(log).not.toContain(secret)
})

test('a port in use is an error that names the process', async () => {
  const { url, engine } = await givenServer()
  const app = createServer(engine)
  const port = Number(new URL(url).port)
  await expect(listen(app, { host: '127.0.0.1', port })).rejects.toMatchObject({
    code: 'api.port_in_use',
    got: expect.stringContaining(process.platform === 'linux' ? `process ${process.pid}` : String(port)),
  })
  await app.close()
})

test('an address that is not this machine’s is a mistake in the configuration', async () => {
  const { engine } = await givenServer()
  const app = createServer(engine)
  await expect(listen(app, { host: '203.0.113.1', port: 0 })).rejects.toMatchObject({
    code: 'core.config',
    field: 'host',
    got: expect.stringContaining('203.0.113.1'),
  })
  await app.close()
})

test('a stopping server answers what is under way, refuses what comes after, and lets go of the port', async () => {
  const { engine } = await givenServer()
  const app = createServer(engine)
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: release, resolve: go } = Promise.withResolvers<void>()
  app.get('/slow', async () => {
    begin()
    await release
    return { done: true }
  })
  const port = Number(new URL(await listen(app, { host: '127.0.0.1', port: 0 })).port)
  const socket = connect(port, '127.0.0.1')
  const answers = text(socket)
  socket.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n')
  await begun
  const closed = app.close()
  // Where a client reuses its connection at that moment, it must hear 503 and not silence.
  socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')
  await setTimeout(20)
  go()
  expect(await answers).toMatch(
    /200 OK[\s\S]*"done":true[\s\S]*503 Service[\s\S]*retry-after: 1[\s\S]*"code":"api.closing"/,
  )
  await closed
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
})

test('the first start makes one key of each role, and the second none', async () => {
  const { engine } = await givenServer()
  // A first start happens in an empty database; this one is emptied inside a transaction that is then undone.
  const undo = new Error('undo')
  await expect(
    engine.store.db.transaction(async (db) => {
      await db.delete(schema.api_keys)
      await db.delete(schema.projects)
      const store = { ...engine.store, db }
      const keys = openKeys(store)
      const made = await firstStart({ store, keys })
      expect(Object.keys(made ?? {})).toEqual(['ingest', 'read', 'admin'])
      for (const [role, key] of Object.entries(made ?? {})) expect(await keys.identify(key)).toMatchObject({ role })
      expect(await firstStart({ store, keys })).toBeNull()
      throw undo
    }),
  ).rejects.toBe(undo)
})
