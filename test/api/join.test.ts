import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { setUpPath } from '../../src/pipeline/first-start.ts'
import { openInvitations } from '../../src/pipeline/invitations.ts'
import { accounts, invitations, users } from '../../src/store/account-schema.ts'
import { givenBrowser, givenPerson, PASSWORD, signIn } from '../people.ts'
import { givenServer } from '../server.ts'

type Body = Record<string, unknown>
const body = async (answer: Response) => (await answer.json()) as Body
const newcomer = (email: string) => ({ name: 'Zoe', email, password: PASSWORD })

test('while nobody is a member, a set-up link makes the first owner; afterwards there is none', async () => {
  const { engine } = await givenServer()
  const { store, signIn: sessions } = engine
  const lost = (await setUpPath(engine))!
  expect(lost).toMatch(/^\/join\/[\w-]{43}$/)
  const path = (await setUpPath(engine))!
  expect(path).not.toBe(lost)
  await expect(
    engine.invitations.join(lost.slice('/join/'.length), newcomer('late@example.com')),
  ).rejects.toMatchObject({
    code: 'core.not_found',
  })
  // Reads the installation's secret now: the transaction below holds the only connection.
  await sessions.hash(PASSWORD)
  // In a transaction that is undone: other tests of this file begin without members too.
  const undo = new Error('undo')
  await expect(
    store.db.transaction(async (db) => {
      const inside = { store: { ...store, db }, invitations: openInvitations({ ...store, db }, sessions) }
      const joined = await inside.invitations.join(path.slice('/join/'.length), newcomer('first@example.com'))
      expect(joined.role).toBe('owner')
      expect(await setUpPath(inside)).toBeNull()
      throw undo
    }),
  ).rejects.toBe(undo)
})

test('a link makes one member, who is signed in, and then leads nowhere', async () => {
  const { url, engine, project } = await givenServer()
  const { path } = await engine.invitations.create(project, 'owner')
  const [ann, bob] = [givenBrowser(url), givenBrowser(url)]
  const shown = { project: { id: project, name: 'test' }, role: 'owner' }
  expect(await body(await ann.fetch(`/api/v1${path}`))).toEqual(shown)
  const joined = await ann.fetch(`/api/v1${path}`, { json: newcomer(`Ann@${project}.example.com`) })
  expect([joined.status, await body(joined)]).toEqual([201, shown])
  expect(await body(await ann.fetch('/api/v1/me'))).toMatchObject({
    user: { email: `ann@${project}.example.com` },
    projects: [{ id: project, role: 'owner' }],
  })
  for (const answer of [
    await bob.fetch(`/api/v1${path}`),
    await bob.fetch(`/api/v1${path}`, { json: newcomer(`bob@${project}.example.com`) }),
    await ann.fetch(`/api/v1${path}/accept`, { method: 'POST' }),
  ])
    expect(await body(answer)).toMatchObject({ status: 404, code: 'core.not_found', field: 'token' })
})

test('of two who open a link at once, one joins', async () => {
  const { url, engine, project } = await givenServer()
  const { path } = await engine.invitations.create(project, 'viewer')
  const answers = await Promise.all(
    ['a', 'b'].map((name) =>
      givenBrowser(url).fetch(`/api/v1${path}`, { json: newcomer(`${name}@${project}.example.com`) }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 404])
  expect(await engine.members.list(project)).toHaveLength(1)
})

test('neither passwords nor the tokens of links are stored', async () => {
  const server = await givenServer()
  await givenPerson(server, 'viewer')
  const { path } = await server.engine.invitations.create(server.project, 'viewer')
  const { db } = server.engine.store
  const stored = JSON.stringify([await db.select().from(invitations), await db.select().from(accounts)])
  expect(stored).not.toContain(path.slice('/join/'.length))
  expect(stored).not.toContain(PASSWORD)
})

test('a link that is over or was taken back leads nowhere', async () => {
  const { url, engine, project, fetch } = await givenServer()
  const [over, back] = [
    await engine.invitations.create(project, 'viewer'),
    await engine.invitations.create(project, 'viewer'),
  ]
  await engine.store.db
    .update(invitations)
    .set({ expires_at: new Date(0) })
    .where(eq(invitations.id, over.id))
  const open = await body(await fetch('/api/v1/invitations', { role: 'admin' }))
  expect(open).toEqual({ invitations: [expect.objectContaining({ id: back.id, role: 'viewer' })] })
  expect(JSON.stringify(open)).not.toContain('path')
  const revoke = () => fetch(`/api/v1/invitations/${back.id}`, { role: 'admin', method: 'DELETE' })
  expect((await revoke()).status).toBe(204)
  expect(await body(await revoke())).toMatchObject({ code: 'core.not_found', field: 'id' })
  for (const { path } of [over, back, { path: '/join/x' }])
    expect((await givenBrowser(url).fetch(`/api/v1${path}`)).status).toBe(404)
})

test('a user joins a second project after signing in, and no project twice', async () => {
  const [ours, theirs] = [await givenServer(), await givenServer()]
  const { browser, email } = await givenPerson(ours, 'viewer')
  const { path } = await theirs.engine.invitations.create(theirs.project, 'editor')
  const again = await givenBrowser(ours.url).fetch(`/api/v1${path}`, { json: newcomer(email) })
  expect(await body(again)).toMatchObject({
    status: 409,
    code: 'core.conflict',
    hint: expect.stringMatching('Sign in'),
  })
  expect((await givenBrowser(ours.url).fetch(`/api/v1${path}/accept`, { method: 'POST' })).status).toBe(401)
  expect((await browser.fetch(`/api/v1${path}/accept`, { method: 'POST' })).status).toBe(201)
  const { projects } = (await body(await browser.fetch('/api/v1/me'))) as { projects: Body[] }
  expect(projects.map(({ id, role }) => [id, role])).toEqual([
    [ours.project, 'viewer'],
    [theirs.project, 'editor'],
  ])
  const second = await theirs.engine.invitations.create(theirs.project, 'owner')
  const twice = await browser.fetch(`/api/v1${second.path}/accept`, { method: 'POST' })
  expect(await body(twice)).toMatchObject({ status: 409, code: 'core.conflict', field: 'token' })
  expect((await browser.fetch(`/api/v1${second.path}`)).status).toBe(200)
})

test.each([
  ['a short password', { password: 'too short' }, 'password'],
  ['an email that is none', { email: 'ann' }, 'email'],
  ['no name', { name: ' ' }, 'name'],
])('nobody joins with %s', async (_, wrong, field) => {
  const { url, engine, project } = await givenServer()
  const { path } = await engine.invitations.create(project, 'viewer')
  const json = { ...newcomer('zoe@example.com'), ...wrong }
  const answer = await givenBrowser(url).fetch(`/api/v1${path}`, { json })
  expect(await body(answer)).toMatchObject({ status: 400, code: 'core.invalid', field })
})

test('the last owner stays one, and stays', async () => {
  const server = await givenServer()
  const owner = await givenPerson(server, 'owner')
  const viewer = await givenPerson(server, 'viewer')
  const patch = (id: string, role: string) =>
    owner.browser.fetch(`/api/v1/members/${id}`, { method: 'PATCH', json: { role } })
  const remove = (id: string) => owner.browser.fetch(`/api/v1/members/${id}`, { method: 'DELETE' })
  expect(await body(await patch(owner.id, 'viewer'))).toMatchObject({ status: 409, code: 'core.conflict' })
  expect(await body(await remove(owner.id))).toMatchObject({ status: 409, code: 'core.conflict' })
  expect(await body(await patch('nobody', 'viewer'))).toMatchObject({ status: 404, code: 'core.not_found' })
  expect(await body(await patch(viewer.id, 'owner'))).toMatchObject({ user: viewer.id, role: 'owner' })
  expect((await remove(owner.id)).status).toBe(204)
  expect((await server.engine.members.list(server.project)).map(({ user }) => user)).toEqual([viewer.id])
})

test('of two owners who remove each other at once, one stays', async () => {
  const server = await givenServer()
  const [ann, bob] = [await givenPerson(server, 'owner'), await givenPerson(server, 'owner')]
  await Promise.all([
    ann.browser.fetch(`/api/v1/members/${bob.id}`, { method: 'DELETE' }),
    bob.browser.fetch(`/api/v1/members/${ann.id}`, { method: 'DELETE' }),
  ])
  expect(await server.engine.members.list(server.project)).toHaveLength(1)
})

test('a removed member is out at once, and gone whole where no project is left', async () => {
  const [ours, theirs] = [await givenServer(), await givenServer()]
  const ann = await givenPerson(ours, 'viewer')
  const { path } = await theirs.engine.invitations.create(theirs.project, 'viewer')
  await ann.browser.fetch(`/api/v1${path}/accept`, { method: 'POST' })
  const asked = (project: string) =>
    ann.browser.fetch('/api/v1/project', { headers: { 'bellwether-project': project } })
  expect((await asked(ours.project)).status).toBe(200)
  await ours.fetch(`/api/v1/members/${ann.id}`, { role: 'admin', method: 'DELETE' })
  expect((await asked(ours.project)).status).toBe(404)
  expect((await asked(theirs.project)).status).toBe(200)
  await theirs.fetch(`/api/v1/members/${ann.id}`, { role: 'admin', method: 'DELETE' })
  expect((await asked(theirs.project)).status).toBe(401)
  expect(await ours.engine.store.db.select().from(users).where(eq(users.id, ann.id))).toEqual([])
  expect((await signIn(givenBrowser(ours.url), ann.email)).status).toBe(401)
})

test('a new role is in force at once', async () => {
  const server = await givenServer()
  const { browser, id } = await givenPerson(server, 'viewer')
  const asked = async () => (await browser.fetch('/api/v1/keys')).status
  expect(await asked()).toBe(403)
  await server.fetch(`/api/v1/members/${id}`, { role: 'admin', method: 'PATCH', json: { role: 'owner' } })
  expect(await asked()).toBe(200)
})
