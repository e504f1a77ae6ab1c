import { z } from 'zod'
import { readQuarantine } from '../../collect/quarantine.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'

const Quarantined = z.object({
  id: z.uuid(),
  received_at: z.iso.datetime(),
  source: z.string().describe('api, posthog, segment or import'),
  position: z.int().describe('Index in its request, or line of its file'),
  code: z.string(),
  field: z.string(),
  expected: z.string(),
  got: z.string(),
  hint: z.string(),
  body: z.string().describe('What came, masked and cut to 64 kB'),
})

export function quarantineRoutes(app: App, engine: Engine): void {
  app.get(
    '/api/v1/quarantine',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Events that were refused, newest first, each with its reason',
        description: 'Kept for 90 days.',
        tags: ['collect'],
        querystring: z.strictObject({
          cursor: z.string().max(100).optional().describe('`next` of the page before'),
          limit: z.coerce.number().int().min(1).max(1_000).default(100).describe('Most that are answered'),
        }),
        response: {
          200: z.object({
            events: z.array(Quarantined),
            next: z.string().nullable(),
            total: z.int().describe('On all pages'),
          }),
        },
      },
    },
    ({ project, query }) => readQuarantine(engine.store, project, query),
  )
}
