import { expect, test } from 'vitest'
import { givenServer } from '../server.ts'

test('an unknown route is a problem that names it', async () => {
  const { fetch } = await givenServer()
  const answer = await fetch('/api/v1/nothing?person=ann')
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toMatch('application/problem+json')
  expect(await answer.json()).toEqual({
    code: 'api.no_route',
    title: 'There is no such route',
    status: 404,
    got: 'GET /api/v1/nothing',
    hint: 'See /api/openapi.json.',
  })
})

test('openapi', async () => {
  const { fetch } = await givenServer()
  expect(await (await fetch('/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
})
