import { expect, test } from 'vitest'
import { givenServer } from '../server.ts'

test('health tells requests by group since the start, disk, queues and the newest backup', async () => {
  const server = await givenServer()
  const health = async () => (await (await server.fetch('/api/v1/health', { role: 'read' })).json()) as unknown
  await server.fetch('/api/v1/events', { role: 'ingest', json: { events: [{ event: 'seen', distinct_id: 'ann' }] } })
  await server.fetch('/nowhere')
  expect(await health()).toMatchObject({
    requests: {
      from: expect.any(String),
      total: { errors: 0, error_share: 0 },
      groups: expect.arrayContaining([
        expect.objectContaining({ group: 'collect', requests: 1, errors: 0, p99_ms: expect.any(Number) }),
        expect.objectContaining({ group: 'other' }),
      ]),
    },
    events_buffered: 0,
    runs: { queued: 0, running: 0 },
    disk: { events_bytes: expect.any(Number), free_bytes: expect.any(Number), backups_bytes: 0 },
    newest_backup: null,
  })
  expect((await server.fetch('/api/v1/health', { role: 'ingest' })).status).toBe(403)
})
