import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../given.ts'
import { bellwether } from './program.ts'

test('the first start prints each key once; a stop ends well; the next start prints none', async () => {
  const data = join(temporaryFolder(), 'data')
  const first = bellwether('start', '--data', data, '--port', '0')
  const url = await first.says(/answers on (\S+)/)
  const key = await first.says(/(bw_admin_\S+)/)
  expect(first.written.stderr.match(/bw_(ingest|read|admin)_/g)).toHaveLength(3)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  const link = await first.says(/Set-up link: (\S+)/)
  expect(link).toMatch(new RegExp(`^${url}/join/[\\w-]{43}$`))
  const invitation = await fetch(link.replace('/join/', '/api/v1/join/'))
  expect(await invitation.json()).toMatchObject({ role: 'owner' })
  const authorization = `Bearer ${key}`
  expect((await fetch(`${url}/api/v1/project`, { headers: { authorization } })).status).toBe(200)

  const second = bellwether('start', '--data', data, '--port', '0')
  expect(await second.ended).toBe(1)
  expect(second.written.stderr).toContain(`held by process ${first.child.pid} (${url})`)

  const asked = bellwether('keys', 'list', '--data', data, '--key', key)
  expect(await asked.ended).toBe(0)
  expect(asked.written.stdout).toContain('first start')

  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(first.written.stdout).not.toContain(key)
  expect(first.written.stdout).not.toContain(link)
  expect(first.written.stdout).toContain('"msg":"Stopped"')

  // With no server, the command opens the engine itself and needs no key.
  const alone = bellwether('keys', 'list', '--data', data, '--json')
  expect(await alone.ended).toBe(0)
  expect(JSON.parse(alone.written.stdout).keys).toHaveLength(3)
  expect(alone.written.stderr).not.toContain('bw_')
}, 120_000)
