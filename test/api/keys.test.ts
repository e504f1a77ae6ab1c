import { expect, test } from 'vitest'
import type { Role } from '../../src/pipeline/keys.ts'
import { givenServer } from '../server.ts'

type Body = Record<string, unknown>
const body = async (answer: Response) => (await answer.json()) as Body

test.each([
  ['ingest', 403, 'api.forbidden'],
  ['read', 403, 'api.forbidden'],
] satisfies [Role, number, string][])('a key of role %s cannot see the keys', async (role, status, code) => {
  const { fetch } = await givenServer()
  const answer = await fetch('/api/v1/keys', { role })
  expect(answer.status).toBe(status)
  expect(await body(answer)).toMatchObject({ code, expected: 'an admin key', got: `a key of role ${role}` })
})

test('an ingest key writes only, a read key reads only, an admin key does both', async () => {
  const { fetch } = await givenServer()
  const status = async (role: Role, path: string, method: string) => (await fetch(path, { role, method })).status
  expect(await status('ingest', '/api/v1/project', 'GET')).toBe(403)
  expect(await status('read', '/api/v1/project', 'GET')).toBe(200)
  expect(await status('admin', '/api/v1/project', 'GET')).toBe(200)
})

test.each([
  ['no key', undefined],
  ['a key that was never made', `bw_admin_${'x'.repeat(32)}`],
  ['a key of another form', 'phc_secret'],
])('%s is answered with 401 and does not come back in the answer', async (_, key) => {
  const { fetch } = await givenServer()
  const answer = await fetch('/api/v1/project', { key })
  expect(answer.status).toBe(401)
  expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  const text = await answer.text()
  expect(JSON.parse(text)).toMatchObject({ code: 'api.unauthorized', field: 'authorization' })
  if (key) expect(text).not.toContain(key)
})

test('a key also comes as the user of Basic', async () => {
  const { url, keys, project } = await givenServer()
  const authorization = `Basic ${Buffer.from(`${keys.read}:`).toString('base64')}`
  const answer = await fetch(`${url}/api/v1/project`, { headers: { authorization } })
  expect(await body(answer)).toMatchObject({ id: project })
})

test('a made key works, is shown once and stops working when revoked', async () => {
  const { fetch } = await givenServer()
  const made = await body(await fetch('/api/v1/keys', { role: 'admin', json: { role: 'read', name: 'dashboard' } }))
  const key = made.key as string
  expect(key).toMatch(/^bw_read_[\w-]{32}$/)
  expect((await fetch('/api/v1/project', { key })).status).toBe(200)
  const listed = await (await fetch('/api/v1/keys', { role: 'admin' })).text()
  expect(listed).toContain(made.prefix)
  expect(listed).not.toContain(key)
  expect((await fetch(`/api/v1/keys/${made.id}`, { role: 'admin', method: 'DELETE' })).status).toBe(204)
  expect((await fetch('/api/v1/project', { key })).status).toBe(401)
  const again = await fetch(`/api/v1/keys/${made.id}`, { role: 'admin', method: 'DELETE' })
  expect(await body(again)).toMatchObject({ status: 404, code: 'core.not_found', field: 'id' })
})

test('only the hash of a key is stored', async () => {
  const { engine, keys } = await givenServer()
  const stored = JSON.stringify(await engine.store.db.query.api_keys.findMany())
  for (const key of Object.values(keys)) expect(stored).not.toContain(key.slice(-20))
})

test('a key of one project neither sees nor revokes what belongs to another', async () => {
  const [ours, theirs] = [await givenServer(), await givenServer()]
  await theirs.fetch('/api/v1/project', { role: 'admin', method: 'PATCH', json: { name: 'theirs' } })
  expect(await body(await ours.fetch('/api/v1/project', { role: 'admin' }))).toMatchObject({ name: 'test' })
  const { keys } = (await body(await theirs.fetch('/api/v1/keys', { role: 'admin' }))) as { keys: { id: string }[] }
  const listed = await (await ours.fetch('/api/v1/keys', { role: 'admin' })).text()
  for (const { id } of keys) expect(listed).not.toContain(id)
  expect((await ours.fetch(`/api/v1/keys/${keys[0].id}`, { role: 'admin', method: 'DELETE' })).status).toBe(404)
})
