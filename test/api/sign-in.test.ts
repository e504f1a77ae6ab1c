import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sessions } from '../../src/store/account-schema.ts'
import { givenBrowser, givenPerson, PASSWORD, signIn } from '../people.ts'
import { givenServer } from '../server.ts'
import { totp } from '../totp.ts'

type Body = Record<string, unknown>
const body = async (answer: Response) => (await answer.json()) as Body

test('somebody who joined signs out and in again', async () => {
  const server = await givenServer()
  const { browser, email } = await givenPerson(server, 'viewer')
  const held = browser.cookie()
  expect((await browser.fetch('/api/auth/sign-out', { method: 'POST' })).status).toBe(200)
  const stolen = await fetch(`${server.url}/api/v1/me`, { headers: { cookie: held } })
  expect(await body(stolen)).toMatchObject({ status: 401, code: 'api.unauthorized' })
  expect((await signIn(browser, email.toUpperCase())).status).toBe(200)
  expect(await body(await browser.fetch('/api/v1/me'))).toEqual({
    now: expect.any(String),
    user: { id: expect.any(String), name: 'Ann', email, two_factor: false },
    projects: [
      { id: server.project, name: 'test', role: 'viewer', generated: false, time_zone: 'UTC', currency: 'EUR' },
    ],
  })
  expect(await body(await browser.fetch('/api/v1/project'))).toMatchObject({ id: server.project })
})

test.each([
  ['http', /^bellwether\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/],
  ['https', /^__Secure-bellwether\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/],
])('the cookie of a session over %s is for this server alone and lasts seven days', async (protocol, cookie) => {
  const server = await givenServer()
  const { email } = await givenPerson(server, 'viewer')
  const origin = server.url.replace('http', protocol)
  const browser = givenBrowser(server.url, { 'x-forwarded-proto': protocol, origin })
  const answer = await signIn(browser, email)
  expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(cookie)])
  expect((await browser.fetch('/api/v1/me')).status).toBe(200)
})

test('a session in use is prolonged once a day', async () => {
  const server = await givenServer()
  const { browser, id } = await givenPerson(server, 'viewer')
  const soon = new Date(Date.now() + 5 * 86_400_000)
  await server.engine.store.db.update(sessions).set({ expires_at: soon }).where(eq(sessions.user_id, id))
  server.engine.signIn.forget()
  const prolonged = await browser.fetch('/api/v1/project')
  expect([prolonged.status, prolonged.headers.getSetCookie()]).toEqual([
    200,
    [expect.stringContaining('Max-Age=604800')],
  ])
  const [{ expires_at }] = await server.engine.store.db.select().from(sessions).where(eq(sessions.user_id, id))
  expect(expires_at.getTime()).toBeGreaterThan(soon.getTime())
  expect((await browser.fetch('/api/v1/project')).headers.getSetCookie()).toEqual([])
})

test('a session that is over lets nobody in', async () => {
  const server = await givenServer()
  const { browser, id } = await givenPerson(server, 'viewer')
  await server.engine.store.db
    .update(sessions)
    .set({ expires_at: new Date(0) })
    .where(eq(sessions.user_id, id))
  server.engine.signIn.forget()
  expect((await browser.fetch('/api/v1/project')).status).toBe(401)
})

test('nobody signs up without an invitation', async () => {
  const { url } = await givenServer()
  const json = { name: 'Eve', email: 'eve@example.com', password: PASSWORD }
  expect((await givenBrowser(url).fetch('/api/auth/sign-up/email', { json })).status).toBe(404)
})

test('a wrong password and an unknown email are answered alike', async () => {
  const server = await givenServer()
  const { email } = await givenPerson(server, 'viewer')
  const wrong = await signIn(givenBrowser(server.url), email, 'not the password')
  const unknown = await signIn(givenBrowser(server.url), 'nobody@example.com', 'not the password')
  expect([wrong.status, await body(wrong)]).toEqual([unknown.status, await body(unknown)])
  expect(wrong.status).toBe(401)
})

test('after five tries within a minute one waits, and is told how long', async () => {
  const server = await givenServer()
  const { email } = await givenPerson(server, 'viewer')
  const browser = givenBrowser(server.url)
  for (let i = 0; i < 5; i += 1) expect((await signIn(browser, email, 'not the password')).status).toBe(401)
  const slowed = await signIn(browser, email)
  expect(slowed.status).toBe(429)
  expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(50)
  expect(await body(slowed)).toMatchObject({ message: expect.stringContaining('Too many requests') })
  // Another address is not slowed by it.
  expect((await signIn(givenBrowser(server.url), email)).status).toBe(200)
})

test('a second factor is asked for once it is on; a backup code stands in for it, once', async () => {
  const server = await givenServer()
  const { browser, email } = await givenPerson(server, 'viewer')
  const post = (path: string, json: object, by = browser) => by.fetch(`/api/auth/two-factor/${path}`, { json })
  const enabled = (await body(await post('enable', { password: PASSWORD }))) as {
    totpURI: string
    backupCodes: string[]
  }
  expect(await body(await browser.fetch('/api/v1/me'))).toMatchObject({ user: { two_factor: false } })
  expect((await post('verify-totp', { code: totp(enabled.totpURI) })).status).toBe(200)
  expect(await body(await browser.fetch('/api/v1/me'))).toMatchObject({ user: { two_factor: true } })

  const phone = givenBrowser(server.url)
  expect(await body(await signIn(phone, email))).toMatchObject({ twoFactorRedirect: true })
  expect((await phone.fetch('/api/v1/me')).status).toBe(401)
  expect((await post('verify-totp', { code: '000000' }, phone)).status).toBe(401)
  expect((await post('verify-totp', { code: totp(enabled.totpURI) }, phone)).status).toBe(200)
  expect((await phone.fetch('/api/v1/me')).status).toBe(200)

  const [backup] = enabled.backupCodes
  for (const status of [200, 401]) {
    const other = givenBrowser(server.url)
    await signIn(other, email)
    expect((await post('verify-backup-code', { code: backup }, other)).status).toBe(status)
    expect((await other.fetch('/api/v1/me')).status).toBe(status)
  }
})

test('tries at a second factor are slowed too', async () => {
  const { url } = await givenServer()
  const browser = givenBrowser(url)
  const verify = () => browser.fetch('/api/auth/two-factor/verify-totp', { json: { code: '000000' } })
  for (let i = 0; i < 5; i += 1) expect((await verify()).status).toBe(401)
  expect((await verify()).status).toBe(429)
})
