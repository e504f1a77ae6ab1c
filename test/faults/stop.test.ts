import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bellwether } from '../cli/program.ts'
import { temporaryFolder } from '../given.ts'

test('a server that is stopped while events arrive loses none that it acknowledged', async () => {
  const data = join(temporaryFolder(), 'data')
  const server = bellwether('start', '--data', data, '--port', '0')
  const url = await server.says(/answers on (\S+)/)
  const key = await server.says(/(bw_ingest_\S+)/)

  const acknowledged: string[] = []
  let refused = 0
  let stopping = false
  const send = async () => {
    while (refused < 4) {
      const uuids = Array.from({ length: 5 }, () => randomUUID())
      const events = uuids.map((uuid) => ({ event: 'view', distinct_id: 'ann', uuid }))
      const answer = await fetch(`${url}/api/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ events }),
      }).catch(() => null)
      if (answer?.status === 200) acknowledged.push(...uuids)
      else refused++
      await answer?.arrayBuffer()
      if (acknowledged.length < 100 || stopping) continue
      stopping = true
      // A second signal would end it at once.
      server.child.kill('SIGTERM')
    }
  }
  await Promise.all([send(), send(), send(), send()])
  expect(await server.ended).toBe(0)
  expect(acknowledged.length).toBeGreaterThanOrEqual(100)

  const asked = bellwether('query', 'SELECT uuid FROM events', '--limit', '10000', '--data', data, '--json')
  expect(await asked.ended).toBe(0)
  const { rows } = JSON.parse(asked.written.stdout) as { rows: { uuid: string }[] }
  const kept = new Set(rows.map(({ uuid }) => uuid))
  expect(acknowledged.filter((uuid) => !kept.has(uuid))).toEqual([])
})
