import { expect, test } from 'vitest'
import { createServer } from '../../src/api/server.ts'
import { readConfig } from '../../src/core/config.ts'
import { BellwetherError } from '../../src/core/errors.ts'
import { openSignIn } from '../../src/pipeline/sign-in.ts'
import { PASSWORD } from '../people.ts'
import { givenServer } from '../server.ts'

/** A server like the file's, set up otherwise. */
async function givenServerWith(settings: Parameters<typeof readConfig>[0]) {
  const { engine, project } = await givenServer()
  const config = readConfig({ ...settings }, {})
  const signIn = openSignIn({ store: engine.store, log: engine.log, config })
  const app = createServer({ ...engine, config, signIn })
  const wrongPassword = (headers: Record<string, string>, remoteAddress: string) =>
    app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers,
      payload: { email: 'nobody@example.com', password: PASSWORD },
      remoteAddress,
    })
  return { app, engine, project, wrongPassword }
}

test('without a trusted proxy, nobody chooses the address that their tries are counted by', async () => {
  const { app, wrongPassword } = await givenServerWith({})
  const codes: number[] = []
  for (let i = 0; i < 6; i += 1) {
    const headers = { 'x-forwarded-for': `198.51.100.${i}`, 'x-bellwether-client-ip': `198.51.100.${i}` }
    codes.push((await wrongPassword(headers, '203.0.113.1')).statusCode)
  }
  expect(codes).toEqual([401, 401, 401, 401, 401, 429])
  await app.close()
})

test('behind a trusted proxy, tries are counted by the address that it saw', async () => {
  const { app, wrongPassword } = await givenServerWith({ trusted_proxy: '203.0.113.7, 203.0.113.128/25' })
  const tries = async (proxy: string, forwarded: (i: number) => string) => {
    const codes: number[] = []
    for (let i = 0; i < 6; i += 1)
      codes.push((await wrongPassword({ 'x-forwarded-for': forwarded(i) }, proxy)).statusCode)
    return codes.at(-1)
  }
  expect(await tries('203.0.113.7', (i) => `198.51.100.${i}`)).toBe(401)
  // What the client wrote itself stands left of what the proxy saw.
  expect(await tries('203.0.113.200', (i) => `192.0.2.${i}, 198.51.100.77`)).toBe(429)
  expect(await tries('203.0.113.8', (i) => `198.51.100.${100 + i}`)).toBe(429)
  await app.close()
})

test('below a base path every route answers, and cookies keep to it', async () => {
  const { app, engine, project } = await givenServerWith({ base_path: '/bellwether' })
  const { path } = await engine.invitations.create(project, 'viewer')
  const origin = 'http://localhost'
  const headers = { host: 'localhost', origin }
  const payload = { name: 'Ann', email: `ann@${project}.example.com`, password: PASSWORD }
  const joined = await app.inject({ method: 'POST', url: `/bellwether/api/v1${path}`, headers, payload })
  expect(joined.statusCode).toBe(201)
  const [cookie] = [joined.headers['set-cookie']].flat()
  expect(cookie).toContain('; Path=/bellwether;')
  const session = { host: 'localhost', cookie: cookie!.split(';', 1)[0] }
  const status = async (url: string) => (await app.inject({ url, headers: session })).statusCode
  expect(await status('/bellwether/api/v1/me')).toBe(200)
  expect(await status('/bellwether/api/v1/project?x=1')).toBe(200)
  expect(await status('/api/v1/me')).toBe(200)
  expect(await status('/bellwether/healthz')).toBe(200)
  expect(await status('/bellwetherhealthz')).toBe(404)
  await app.close()
})

test('the origin of a page is compared with the address that a trusted proxy was asked for', async () => {
  const { app } = await givenServerWith({ trusted_proxy: 'loopback' })
  const signOut = async (headers: Record<string, string>, remoteAddress: string) => {
    const answer = await app.inject({ method: 'POST', url: '/api/auth/sign-out', headers, remoteAddress })
    return answer.statusCode
  }
  const headers = {
    host: '127.0.0.1:8686',
    origin: 'https://insight.example.com',
    'x-forwarded-host': 'insight.example.com',
    'x-forwarded-proto': 'https',
  }
  expect(await signOut(headers, '127.0.0.1')).toBe(200)
  expect(await signOut(headers, '203.0.113.1')).toBe(403)
  await app.close()
})

test.each([
  [{ trusted_proxy: 'everybody' }, 'trusted_proxy'],
  [{ trusted_proxy: '10.0.0.0/33' }, 'trusted_proxy'],
  [{ base_path: 'bellwether' }, 'base_path'],
  [{ base_path: '/bellwether/' }, 'base_path'],
  [{ smtp_url: 'smtp://localhost', public_url: 'https://a.example.com' }, 'smtp_from'],
  [{ smtp_url: 'smtp://localhost', smtp_from: 'bw@example.com' }, 'public_url'],
  [{ secret: 'a secret that is short' }, 'secret'],
  [{ smtp_url: 'https://user:hunter2@localhost' }, 'smtp_url'],
])('the setting %o is refused, without what it holds where that may be secret', (settings, field) => {
  const refused = (() => {
    try {
      return readConfig(settings, {})
    } catch (error) {
      return error as BellwetherError
    }
  })()
  expect(refused).toBeInstanceOf(BellwetherError)
  expect(refused).toMatchObject({ code: 'core.config', field })
  expect(String(refused)).not.toMatch(/hunter2|a secret that/)
})
