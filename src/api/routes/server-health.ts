import { z } from 'zod'
import type { Engine } from '../../pipeline/engine.ts'
import { openHealth } from '../../pipeline/health.ts'
import type { App } from '../app.ts'

const latency = z.number().nullable().describe('Within 25 %; null where there were no requests')
const bytes = z.number().describe('Bytes')

const Figures = z.object({
  requests: z.int(),
  errors: z.int().describe('Answered with 5xx'),
  error_share: z.number(),
  p50_ms: latency,
  p95_ms: latency,
  p99_ms: latency,
})

const Health = z.object({
  requests: z
    .object({
      from: z.iso.datetime().describe('An hour ago, or when the server started'),
      to: z.iso.datetime(),
      total: Figures,
      groups: z.array(Figures.extend({ group: z.string().describe('Tag of the routes in the API document') })),
    })
    .describe('What this process answered'),
  events_buffered: z.int().describe('Events in memory that wait for their write'),
  runs: z.object({ queued: z.int(), running: z.int() }),
  disk: z.object({
    events_bytes: bytes,
    metadata_bytes: bytes.nullable(),
    artifacts_bytes: bytes,
    backups_bytes: bytes,
    free_bytes: bytes,
  }),
  memory_bytes: bytes,
  uptime_s: z.int(),
  newest_backup: z.iso.datetime().nullable(),
})

/** How the server is, for the page that watches it. */
export function serverHealthRoutes(app: App, { store }: Engine): void {
  const health = openHealth(store)
  app.get(
    '/api/v1/health',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Requests, errors, latency, disk, memory and queues of the server',
        description: 'Of all projects. Requests are those of the last hour, or since the server started.',
        tags: ['operations'],
        response: { 200: Health },
      },
    },
    async () => {
      const { newest_backup, ...rest } = await health()
      const { from, to, ...requests } = app.requestsOfLastHour()
      return {
        ...rest,
        requests: { ...requests, from: from.toISOString(), to: to.toISOString() },
        newest_backup: newest_backup?.toISOString() ?? null,
      }
    },
  )
}
