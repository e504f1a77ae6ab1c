import { z } from 'zod'
import type { Engine } from '../../pipeline/engine.ts'
import { operatorQuery } from '../../store/operator-query.ts'
import type { App } from '../app.ts'

const Query = z.strictObject({
  sql: z.string().min(1).max(100_000).describe('One SELECT over events, items, quarantine and predictions'),
  limit: z.int().min(1).max(10_000).default(1_000).describe('Most rows answered'),
})

/** Questions that no insight asks yet, in ClickHouse's SQL. */
export function queryRoutes(app: App, { store }: Engine): void {
  app.post(
    '/api/v1/query',
    {
      config: { needs: 'admin' },
      schema: {
        summary: 'A SELECT over the project',
        description: 'Read-only, for at most 30 s. `events` are deduplicated and carry their `person_id`.',
        tags: ['operations'],
        body: Query,
        response: {
          200: z.object({
            rows: z.array(z.record(z.string(), z.unknown())),
            truncated: z.boolean().describe('There were more rows than `limit`'),
          }),
        },
      },
    },
    ({ project, body }) => operatorQuery(store.clickhouse, project, { text: body.sql, limit: body.limit }),
  )
}
