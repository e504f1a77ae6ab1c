import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../../test/given.ts'
import { checkDirectory, checkRunning } from './store.ts'

test('a directory that does not exist yet is no fault', () => {
  expect(checkDirectory(join(temporaryFolder(), 'new'))).toMatchObject({ state: 'OK' })
})

test('a holder without an API is waited for', async () => {
  expect(await checkRunning('data', { pid: 7 })).toEqual([
    expect.objectContaining({ check: 'directory', state: 'WARN', found: 'data is held by process 7' }),
  ])
})

test('a server that does not answer fails', async () => {
  const findings = await checkRunning('data', { pid: 7, url: 'http://127.0.0.1:1' })
  expect(findings.at(-1)).toMatchObject({ check: 'server', state: 'FAIL', todo: expect.stringContaining('7') })
})

test('a server that is not ready names the engine that fails', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(503, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({ ready: false, clickhouse: { ok: true }, postgres: { ok: false, error: 'disk full' } }),
    )
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const [, clickhouse, postgres] = await checkRunning('data', { pid: 7, url: `http://127.0.0.1:${port}` })
  expect(clickhouse.state).toBe('OK')
  expect(postgres).toMatchObject({ state: 'FAIL', found: 'disk full' })
})
