import { z } from 'zod'
import { Item, putItems, readItems } from '../../collect/items.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'

const path = '/api/v1/items'

export function itemRoutes(app: App, engine: Engine): void {
  app.post(
    path,
    {
      config: { needs: 'ingest' },
      bodyLimit: 20 * 1024 * 1024,
      schema: {
        summary: 'Write items of the catalogue',
        description: 'An item that is there already is replaced whole.',
        tags: ['collect'],
        body: z.strictObject({ items: z.array(Item).min(1).max(10_000) }),
        response: { 200: z.object({ written: z.int() }) },
      },
    },
    async ({ project, body: { items } }) => {
      await putItems(engine.store, project, items, engine.clock.now())
      engine.deployments.catalogued(
        project,
        items.map(({ item, ...attributes }) => ({ item, attributes })),
      )
      return { written: items.length }
    },
  )
  app.get(
    path,
    {
      config: { needs: 'read' },
      schema: {
        summary: 'The catalogue, by item id',
        tags: ['collect'],
        querystring: z.strictObject({
          ids: z
            .union([z.string().max(200), z.array(z.string().max(200)).max(1_000)])
            .optional()
            .transform((ids) => (ids === undefined ? undefined : [ids].flat()))
            .describe('Only these items; repeat the parameter for several'),
          cursor: z.string().max(200).optional().describe('`next` of the page before'),
          limit: z.coerce.number().int().min(1).max(1_000).default(100).describe('Most that are answered'),
        }),
        response: { 200: z.object({ items: z.array(Item), next: z.string().nullable() }) },
      },
    },
    ({ project, query }) => readItems(engine.store, project, query),
  )
}
