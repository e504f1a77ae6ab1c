import { sql as postgres } from 'drizzle-orm'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

const PATIENCE_MS = 5_000

/** Whether an engine answered a query just now, and why not. */
export interface EngineState {
  ok: boolean
  error?: string
}

/** Asks both engines; one that does not answer within five seconds counts as silent. */
export async function readiness(store: Store): Promise<{ clickhouse: EngineState; postgres: EngineState }> {
  const [clickhouse, metadata] = await Promise.all([
    answers(() => store.clickhouse.query(sql`SELECT 1`)),
    answers(() => store.db.execute(postgres`SELECT 1`)),
  ])
  return { clickhouse, postgres: metadata }
}

async function answers(ping: () => Promise<unknown>): Promise<EngineState> {
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
