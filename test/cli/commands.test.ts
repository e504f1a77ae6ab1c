import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { createProgram } from '../../src/cli/main.ts'
import { given, temporaryFolder } from '../given.ts'
import { givenPerson } from '../people.ts'
import { givenServer } from '../server.ts'
import { runMain } from './run-main.ts'

test('a key made on the command line is the answer on stdout and works', async () => {
  const { url, keys } = await givenServer()
  const { code, stdout } = await runMain('keys', 'create', 'read', 'dashboard', '--url', url, '--key', keys.admin)
  expect(code).toBe(0)
  const key = stdout.trim()
  const listed = await runMain('keys', 'list', '--json', '--url', url, '--key', keys.admin)
  const { keys: shown } = JSON.parse(listed.stdout) as { keys: { id: string; name: string }[] }
  const { id } = shown.find(({ name }) => name === 'dashboard')!
  expect((await runMain('keys', 'revoke', id, '--url', url, '--key', keys.admin)).stdout).toContain(id)
  const refused = await runMain('keys', 'list', '--url', url, '--key', key)
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('api.unauthorized')
})

test('people are invited, listed and given a new password on the command line', async () => {
  const server = await givenServer()
  const at = ['--url', server.url, '--key', server.keys.admin]
  const { stdout: link } = await runMain('members', 'invite', '--role', 'editor', ...at)
  expect(link.trim()).toMatch(new RegExp(`^${server.url}/join/[\\w-]{43}$`))
  const { email } = await givenPerson(server, 'viewer')
  expect((await runMain('members', 'list', ...at)).stdout).toContain(email)
  const reset = await runMain('members', 'reset', email.toUpperCase(), ...at)
  expect(reset.stdout.trim()).toMatch(new RegExp(`^${server.url}/reset/[\\w-]{43}$`))
  const nobody = await runMain('members', 'reset', 'nobody@example.com', ...at)
  expect(nobody.stderr).toContain('core.not_found')
  expect((await runMain('members', 'invite', '--role', 'king', ...at)).code).toBe(2)
})

test('a query is answered as a table, or as JSON', async () => {
  const { url, engine } = await givenServer()
  const { project } = await given({ ann: [['view', 0]] })
  const { key } = await engine.keys.create(project, 'admin', 'test')
  const query = 'SELECT event, count() AS n FROM events GROUP BY event'
  const asked = ['query', query, '--url', url, '--key', key]
  expect((await runMain(...asked)).stdout).toBe('event  n\nview   1\n')
  expect(JSON.parse((await runMain(...asked, '--json')).stdout)).toEqual({
    rows: [{ event: 'view', n: 1 }],
    truncated: false,
  })
})

test('a failure is told on stderr with its code, as JSON where asked, and exits with 1', async () => {
  const { url, keys } = await givenServer()
  const { code, stdout, stderr } = await runMain('query', 'DROP TABLE x', '--json', '--url', url, '--key', keys.admin)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(JSON.parse(stderr)).toMatchObject({ code: 'store.query_refused', field: 'sql', status: 400 })
})

test.each([
  ['an unknown command', ['dance'], 'unknown command'],
  ['an unknown flag', ['keys', 'list', '--loud'], 'unknown option'],
  ['a role that does not exist', ['keys', 'create', 'king', 'x'], 'Allowed choices are ingest, read, admin'],
  ['a missing argument', ['query'], 'missing required argument'],
  ['a port that is none', ['keys', 'list', '--port', 'x'], 'core.config'],
])('%s exits with 2 and says what is wrong', async (_, args, said) => {
  const { code, stderr } = await runMain(...args)
  expect(code).toBe(2)
  expect(stderr).toContain(said)
})

test('asking for help or the version is no failure', async () => {
  expect(await runMain('--version')).toMatchObject({ code: 0 })
  expect((await runMain('run', '--help')).stdout).toContain('--cutoff')
})

test('no server at the address is an error that names it', async () => {
  const { code, stderr } = await runMain('keys', 'list', '--url', 'http://127.0.0.1:1')
  expect(code).toBe(1)
  expect(stderr).toContain('cli.unreachable')
  expect(stderr).toContain('http://127.0.0.1:1')
})

test('an address where somebody else answers is an error that says so', async () => {
  const other = createServer((_request, response) => response.end('<html>')).listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const { code, stderr } = await runMain('keys', 'list', '--url', `http://127.0.0.1:${port}`)
  expect(code).toBe(1)
  expect(stderr).toContain('cli.unreachable')
})

test('a demo empties no directory that another demo did not make, and none that a process holds', async () => {
  const data = temporaryFolder()
  await writeFile(join(data, 'thesis.txt'), 'mine')
  await mkdir(join(data, 'demo'))
  const strange = await runMain('demo', '--once', '--data', data)
  expect(strange.code).toBe(1)
  expect(strange.stderr).toContain('store.not_empty')
  expect(existsSync(join(data, 'thesis.txt'))).toBe(true)

  const { engine } = await givenServer()
  await mkdir(join(engine.config.data, 'demo'))
  const held = await runMain('demo', '--once', '--data', engine.config.data)
  expect(held.code).toBe(1)
  expect(held.stderr).toContain('store.locked')
  expect(existsSync(join(engine.config.data, 'clickhouse'))).toBe(true)
})

test('a Node that is too old hears so in one line, before anything else of ours is read', async () => {
  const old = "Object.defineProperty(process.versions, 'node', { value: '20.20.2' }); require('./bin/check-node.cjs')"
  await expect(promisify(execFile)(process.execPath, ['-e', old])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Bellwether needs Node.js 22.18 or newer, and this is 20.20.2.*\n$/),
  })
})

test('a file that is no JSON is an error that names it', async () => {
  const { url, keys } = await givenServer()
  const file = join(temporaryFolder(), 'target.json')
  await writeFile(file, '{')
  const { code, stderr } = await runMain('targets', 'create', file, '--url', url, '--key', keys.admin)
  expect(code).toBe(1)
  expect(stderr).toContain(`cli.unreadable: The file cannot be read; field ${file}`)
})

test('a restore over data is refused', async () => {
  const { engine } = await givenServer()
  const { code, stderr } = await runMain('restore', 'anywhere', '--data', engine.config.data)
  expect(code).toBe(1)
  expect(stderr).toContain('store.locked')
})

test('the doctor asks a running server, and finds a directory without one in order', async () => {
  const { engine } = await givenServer()
  const { code, stdout } = await runMain('doctor', '--data', engine.config.data, '--json')
  const { findings } = JSON.parse(stdout) as { findings: { check: string; state: string }[] }
  expect(code).toBe(0)
  expect(findings.map(({ check, state }) => [check, state])).toEqual(
    expect.arrayContaining([
      ['node', 'OK'],
      ['directory', 'OK'],
      ['clickhouse', 'OK'],
      ['postgres', 'OK'],
    ]),
  )
})

test('the doctor fails on a taken port, names who holds it and exits with 1', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const data = join(temporaryFolder(), 'none')
  const { code, stdout, stderr } = await runMain('doctor', '--data', data, '--port', String(port))
  expect(code).toBe(1)
  expect(stderr).toContain('cli.unhealthy')
  expect(stdout).toMatch(new RegExp(`FAIL +port +127.0.0.1:${port}: held by`))
})

test('each command is described and has a file of its own', () => {
  const files = readdirSync(new URL('../../src/cli/', import.meta.url))
  for (const command of createProgram().commands) {
    expect(command.description()).not.toBe('')
    const file = command.name() === 'restore' ? 'backup.ts' : `${command.name()}.ts`
    expect(files).toContain(file)
  }
})
