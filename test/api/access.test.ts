import { beforeAll, expect, test } from 'vitest'
import type { Needs } from '../../src/api/app.ts'
import { createServer } from '../../src/api/server.ts'
import type { MemberRole } from '../../src/pipeline/sign-in.ts'
import { type GivenPerson, givenBrowser, givenPerson } from '../people.ts'
import { type GivenServer, givenServer } from '../server.ts'

type Body = Record<string, unknown>
const body = async (answer: Response) => (await answer.json()) as Body

const given = {} as { server: GivenServer; stranger: GivenPerson } & Record<MemberRole, GivenPerson>

beforeAll(async () => {
  given.server = await givenServer()
  for (const role of ['viewer', 'editor', 'owner'] as const) given[role] = await givenPerson(given.server, role)
  given.stranger = await givenPerson(await givenServer(), 'owner')
}, 120_000)

interface Operation {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT'
  url: string
  needs: Needs | undefined
}

/**
 * A server whose routes do nothing but let somebody in (204), and the operations of its OpenAPI document: what access
 * needs is decided before anything else is looked at.
 */
async function givenDoors() {
  const app = createServer(given.server.engine)
  const needs = new Map<string, Needs | undefined>()
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) needs.set(`${one} ${url}`, config?.needs)
  })
  app.addHook('preParsing', async (_request, reply) => reply.code(204).send())
  await app.ready()
  const { paths } = app.swagger() as unknown as { paths: Record<string, Record<string, object>> }
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((name): Operation => {
      const method = name.toUpperCase() as Operation['method']
      const pattern = path.replace(/\{(\w+)\}/g, ':$1')
      expect([...needs.keys()]).toContain(`${method} ${pattern}`)
      const url = path.replace(/\{\w+\}/g, '0198c0de-0000-7000-8000-000000000000')
      return { method, url, needs: needs.get(`${method} ${pattern}`) }
    }),
  )
  return { app, operations }
}

const opened: Record<string, readonly (Needs | undefined)[]> = {
  'no key and no session': [undefined],
  'a viewer': [undefined, 'session', 'read'],
  'an editor': [undefined, 'session', 'read', 'edit'],
  'an owner': [undefined, 'session', 'read', 'edit', 'admin'],
  'a read key': [undefined, 'read'],
  'an ingest key': [undefined, 'ingest'],
  'an admin key': [undefined, 'ingest', 'read', 'edit', 'admin'],
  'a member of another project': [undefined, 'session'],
}

const refusals: Record<string, number[]> = {
  'no key and no session': [401],
  'a member of another project': [404],
}

function headersOf(who: string): Record<string, string> {
  const { keys, project } = given.server
  const session = ({ browser }: GivenPerson) => ({
    cookie: browser.cookie(),
    origin: 'http://localhost',
    host: 'localhost',
    'bellwether-project': project,
  })
  const known: Record<string, Record<string, string>> = {
    'no key and no session': {},
    'a viewer': session(given.viewer),
    'an editor': session(given.editor),
    'an owner': session(given.owner),
    'a read key': { authorization: `Bearer ${keys.read}` },
    'an ingest key': { authorization: `Bearer ${keys.ingest}` },
    'an admin key': { authorization: `Bearer ${keys.admin}` },
    'a member of another project': session(given.stranger),
  }
  return known[who]
}

test.each(Object.keys(opened))('of all routes %s is let into those meant for them', async (who) => {
  const { app, operations } = await givenDoors()
  expect(operations.length).toBeGreaterThan(30)
  const wrong: string[] = []
  for (const { method, url, needs } of operations) {
    const { statusCode } = await app.inject({ method, url, headers: headersOf(who) })
    const refused = refusals[who] ?? [401, 403]
    const right = opened[who].includes(needs) ? statusCode === 204 : refused.includes(statusCode)
    if (!right) wrong.push(`${method} ${url} needs ${needs}: ${statusCode}`)
  }
  await app.close()
  expect(wrong).toEqual([])
})

test('what changes something or tells secrets is open to nobody without a key or a session', async () => {
  const { app, operations } = await givenDoors()
  await app.close()
  const open = operations.filter(({ needs }) => needs === undefined).map(({ method, url }) => `${method} ${url}`)
  const token = '0198c0de-0000-7000-8000-000000000000'
  expect(open.sort()).toEqual([
    `GET /api/v1/join/${token}`,
    'GET /healthz',
    'GET /metrics',
    'GET /readyz',
    `POST /api/v1/join/${token}`,
  ])
})

test.each([
  ['another site', 'https://evil.example.com'],
  ['a page that hides where it is', 'null'],
])('%s changes nothing in the name of whoever is signed in', async (_, origin) => {
  const { browser } = given.owner
  const patch = (headers: Record<string, string>) =>
    browser.fetch('/api/v1/project', { method: 'PATCH', json: { name: 'taken' }, headers })
  expect(await body(await patch({ origin }))).toMatchObject({ status: 403, code: 'api.cross_origin', got: origin })
  expect(await body(await browser.fetch('/api/v1/project'))).toMatchObject({ name: 'test' })
  const out = await browser.fetch('/api/auth/sign-out', { method: 'POST', headers: { origin } })
  expect(await body(out)).toMatchObject({ code: 'api.cross_origin' })
  expect((await browser.fetch('/api/v1/me')).status).toBe(200)
})

test('a change without an origin is refused to a session and not to a key', async () => {
  const { url, keys } = given.server
  const patch = (headers: Record<string, string>) =>
    fetch(`${url}/api/v1/project`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ currency: 'EUR' }),
    })
  expect(await body(await patch({ cookie: given.owner.browser.cookie() }))).toMatchObject({ code: 'api.cross_origin' })
  expect((await patch({ authorization: `Bearer ${keys.admin}` })).status).toBe(200)
})

test('where a key comes, a session beside it counts for nothing', async () => {
  const { browser } = given.owner
  for (const path of ['/api/v1/project', '/api/v1/me'])
    expect((await browser.fetch(path, { headers: { authorization: 'Bearer nonsense' } })).status).toBe(401)
  const { keys } = given.server
  const asked = await browser.fetch('/api/v1/keys', { headers: { authorization: `Bearer ${keys.read}` } })
  expect(asked.status).toBe(403)
})

test('a project of others and one that does not exist are refused alike', async () => {
  const ask = async (project: string) =>
    body(await given.stranger.browser.fetch('/api/v1/project', { headers: { 'bellwether-project': project } }))
  const theirs = await ask(given.server.project)
  expect(theirs).toMatchObject({ status: 404, code: 'core.not_found', field: 'bellwether-project' })
  expect(await ask('0198c0de-0000-7000-8000-000000000000')).toEqual(theirs)
  expect(await ask('x')).toEqual(theirs)
})

test('a refusal says which roles would do', async () => {
  const answer = await given.viewer.browser.fetch('/api/v1/members')
  expect(await body(answer)).toMatchObject({ code: 'api.forbidden', field: 'role', expected: ['owner'], got: 'viewer' })
})

test('a cookie that was tampered with is nobody', async () => {
  const cookie = given.owner.browser.cookie().replace(/=./, '=!')
  const browser = givenBrowser(given.server.url, { cookie })
  expect((await browser.fetch('/api/v1/me')).status).toBe(401)
})
