import { sql as postgres } from 'drizzle-orm'
import { z } from 'zod'
import type { Engine } from '../../pipeline/engine.ts'
import { sql } from '../../store/sql.ts'
import type { App } from '../app.ts'

const PATIENCE_MS = 5_000

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
      const [clickhouse, metadata] = await Promise.all([
        answers(() => store.clickhouse.query(sql`SELECT 1`)),
        answers(() => store.db.execute(postgres`SELECT 1`)),
      ])
      const ready = clickhouse.ok && metadata.ok
      if (!ready) log.error({ clickhouse, postgres: metadata }, 'Not ready')
      return reply.code(ready ? 200 : 503).send({ ready, clickhouse, postgres: metadata })
    },
  )
}

async function answers(ping: () => Promise<unknown>): Promise<z.infer<typeof EngineState>> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS)
  try {
    await Promise.race([ping(), late.promise])
    return { ok: true }
  } catch (error) {
    return { ok: false, error: (error as Error).message.slice(0, 200) }
  } finally {
    clearTimeout(timer)
  }
}
