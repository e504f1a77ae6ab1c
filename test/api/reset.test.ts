import { createServer, type Socket } from 'node:net'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../src/core/config.ts'
import { openSignIn } from '../../src/pipeline/sign-in.ts'
import { givenBrowser, givenPerson, signIn } from '../people.ts'
import { givenServer } from '../server.ts'

type Body = Record<string, unknown>
const body = async (answer: Response) => (await answer.json()) as Body
const NEW = 'another long password'

test('a link from an owner sets a new password, once, and ends the sessions there were', async () => {
  const server = await givenServer()
  const [owner, ann] = [await givenPerson(server, 'owner'), await givenPerson(server, 'viewer')]
  const { path } = (await body(await owner.browser.fetch(`/api/v1/members/${ann.id}/reset`, { method: 'POST' }))) as {
    path: string
  }
  const token = path.slice('/reset/'.length)
  const reset = (newPassword: string) =>
    givenBrowser(server.url).fetch('/api/auth/reset-password', { json: { newPassword, token } })
  expect(await body(await reset('too short'))).toMatchObject({ code: 'PASSWORD_TOO_SHORT' })
  expect((await reset(NEW)).status).toBe(200)
  expect(await body(await reset(NEW))).toMatchObject({ code: 'INVALID_TOKEN' })
  expect((await ann.browser.fetch('/api/v1/me')).status).toBe(401)
  expect((await signIn(givenBrowser(server.url), ann.email)).status).toBe(401)
  expect((await signIn(givenBrowser(server.url), ann.email, NEW)).status).toBe(200)
})

test('an owner does not get at other projects by resetting the password of somebody there', async () => {
  const [ours, theirs] = [await givenServer(), await givenServer()]
  const [owner, ann] = [await givenPerson(ours, 'owner'), await givenPerson(ours, 'viewer')]
  const accept = async (role: 'owner' | 'viewer', by: typeof ann) => {
    const { path } = await theirs.engine.invitations.create(theirs.project, role)
    expect((await by.browser.fetch(`/api/v1${path}/accept`, { method: 'POST' })).status).toBe(201)
  }
  await accept('owner', ann)
  const reset = () => owner.browser.fetch(`/api/v1/members/${ann.id}/reset`, { method: 'POST' })
  expect(await body(await reset())).toMatchObject({ status: 409, code: 'core.conflict', field: 'user' })
  const byKey = await ours.fetch(`/api/v1/members/${ann.id}/reset`, { role: 'admin', method: 'POST' })
  expect(byKey.status).toBe(409)
  await accept('owner', owner)
  expect((await reset()).status).toBe(200)
  const stranger = await theirs.fetch('/api/v1/members/nobody/reset', { role: 'admin', method: 'POST' })
  expect(stranger.status).toBe(404)
})

test('asking for a reset tells nobody whether the email is known, and is slowed', async () => {
  const server = await givenServer()
  const { email } = await givenPerson(server, 'viewer')
  const browser = givenBrowser(server.url)
  const ask = (json: object) => browser.fetch('/api/auth/request-password-reset', { json })
  const [known, unknown] = [await ask({ email }), await ask({ email: 'nobody@example.com' })]
  expect([known.status, await body(known)]).toEqual([unknown.status, await body(unknown)])
  for (let i = 0; i < 3; i += 1) await ask({ email })
  expect((await ask({ email })).status).toBe(429)
})

/** A mail server that takes everything: what it was told, line by line. */
async function givenMailServer(): Promise<{ url: string; said: string[] }> {
  const said: string[] = []
  const server = createServer((socket: Socket) => {
    let data = false
    socket.write('220 test\r\n')
    socket.setEncoding('utf8').on('data', (text: unknown) => {
      for (const line of String(text).split('\r\n').filter(Boolean)) {
        said.push(line)
        if (data && line !== '.') continue
        data = line === 'DATA'
        socket.write(data ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number }
  return { url: `smtp://127.0.0.1:${port}`, said }
}

const caller = { cookie: undefined, user_agent: undefined, secure: false, content_type: 'application/json' }

test.each([
  ['with a mail server, the link is mailed and begins with the address that was set', true],
  ['without a mail server, the log says so and names nobody', false],
])('%s', async (_, mailed) => {
  const server = await givenServer()
  const { email } = await givenPerson(server, 'viewer')
  const { url, said } = await givenMailServer()
  const setting = {
    smtp_url: url,
    smtp_from: 'Bellwether <bw@example.com>',
    public_url: 'https://insight.example.com/',
    base_path: '/bw',
  }
  const config = readConfig(mailed ? setting : {}, {})
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const service = openSignIn({ store: server.engine.store, log, config })
  const answer = await service.answer({
    ...caller,
    ip: `192.0.2.${mailed ? 201 : 202}`,
    method: 'POST',
    path: '/api/auth/request-password-reset',
    body: new Uint8Array(Buffer.from(JSON.stringify({ email }))),
  })
  expect(answer.status).toBe(200)
  await service.close()
  expect(lines.join('')).not.toContain(email)
  if (mailed) {
    expect(said).toContain(`RCPT TO:<${email}>`)
    expect(said.join('\n')).toMatch(/https:\/\/insight\.example\.com\/bw\/reset\/[\w-]+/)
    expect(lines).toEqual([])
  } else {
    expect(said).toEqual([])
    expect(lines.join('')).toContain('no mail is set up')
  }
})
