import { z } from 'zod'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'
import { readiness } from '../readiness.ts'

const EngineState = z.object({
  ok: z.boolean(),
  error: z.string().optional().describe('Why it did not answer'),
})

const Ready = z.object({
  ready: z.boolean().describe('Both engines answered a query just now'),
  clickhouse: EngineState.describe('Events and predictions'),
  postgres: EngineState.describe('Metadata and jobs'),
})

/** Whether the process lives, and whether it can do its work. */
export function healthRoutes(app: App, { store, log }: Engine): void {
  app.get(
    '/healthz',
    {
      schema: {
        summary: 'The process lives',
        tags: ['operations'],
        response: { 200: z.object({ ok: z.literal(true) }) },
      },
    },
    async () => ({ ok: true as const }),
  )
  app.get(
    '/readyz',
    {
      schema: {
        summary: 'Both engines answer; 503 says which does not',
        tags: ['operations'],
        response: { 200: Ready, 503: Ready },
      },
    },
    async (_request, reply) => {
      const engines = await readiness(store)
      const ready = engines.clickhouse.ok && engines.postgres.ok
      if (!ready) log.error(engines, 'Not ready')
      return reply.code(ready ? 200 : 503).send({ ready, ...engines })
    },
  )
}
