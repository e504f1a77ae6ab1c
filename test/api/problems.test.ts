import { expect, test } from 'vitest'
import { createServer } from '../../src/api/server.ts'
import { givenServer } from '../server.ts'

const json = { 'content-type': 'application/json' }

test('an unknown route is a problem that names it, without its query', async () => {
  const { fetch } = await givenServer()
  const answer = await fetch('/api/v1/nothing?person=ann')
  expect(answer.headers.get('content-type')).toMatch('application/problem+json')
  expect(await answer.json()).toEqual({
    code: 'api.no_route',
    title: 'There is no such route',
    status: 404,
    got: 'GET /api/v1/nothing',
    hint: 'See /api/openapi.json.',
  })
})

test.each([
  [
    'a body that is not JSON',
    { body: '{"role":', headers: json },
    { status: 400, code: 'api.bad_json', field: 'body' },
  ],
  ['an empty body', { body: '', headers: json }, { status: 400, code: 'api.bad_json', field: 'body' }],
  ['another type', { body: 'a', headers: { 'content-type': 'text/csv' } }, { status: 415, code: 'api.media_type' }],
  ['a huge body', { body: `"${'x'.repeat(2 ** 21)}"`, headers: json }, { status: 413, code: 'api.too_large' }],
  [
    'a value out of range',
    { json: { role: 'king', name: 'a' } },
    { status: 400, code: 'core.invalid', field: 'role', got: 'a string of 4 characters' },
  ],
  [
    'a field too many',
    { json: { role: 'read', name: 'a', extra: 1 } },
    { status: 400, code: 'core.invalid', field: 'extra', expected: 'no such field' },
  ],
  ['a missing field', { json: { role: 'read' } }, { status: 400, code: 'core.invalid', field: 'name', got: 'nothing' }],
])('%s is refused with what and why', async (_, asking, expected) => {
  const { fetch } = await givenServer()
  const answer = await fetch('/api/v1/keys', { role: 'admin', method: 'POST', ...asking })
  expect(await answer.json()).toMatchObject(expected)
  expect(answer.status).toBe(expected.status)
})

test('a path that cannot be read is a problem', async () => {
  const { fetch } = await givenServer()
  expect(await (await fetch('/api/v1/keys/%zz')).json()).toMatchObject({ status: 400, code: 'api.bad_request' })
})

test('an unforeseen failure is told in general and keeps its details to the log', async () => {
  const { engine } = await givenServer()
  const app = createServer(engine)
  app.get('/fails', () => {
    throw new Error('password of the database')
  })
  const answer = await app.inject('/fails')
  expect(answer.json()).toEqual({ code: 'core.internal', title: 'Bellwether failed; the log says more', status: 500 })
  await app.close()
})

test('a project takes only time zones and currencies that exist', async () => {
  const { fetch } = await givenServer()
  const patch = async (json: object) =>
    (await fetch('/api/v1/project', { role: 'admin', method: 'PATCH', json })).json() as Promise<object>
  expect(await patch({ time_zone: 'Mars/Base' })).toMatchObject({ code: 'core.invalid', field: 'time_zone' })
  expect(await patch({ currency: 'XYZ' })).toMatchObject({ code: 'core.invalid', field: 'currency' })
  expect(await patch({ currency: 'GBP', time_zone: 'Europe/London' })).toMatchObject({
    currency: 'GBP',
    time_zone: 'Europe/London',
  })
})
