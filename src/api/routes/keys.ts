import { z } from 'zod'
import type { Engine } from '../../pipeline/engine.ts'
import { roles } from '../../pipeline/keys.ts'
import type { App } from '../app.ts'

const KeyShown = z.object({
  id: z.uuid(),
  role: z.enum(roles).describe('`ingest` writes events only, `read` reads only, `admin` does everything'),
  name: z.string(),
  prefix: z.string().describe('First characters, to tell keys apart'),
  created_at: z.date(),
  revoked_at: z.date().nullable().describe('Since when the key no longer works'),
})

const NewKey = z.strictObject({
  role: KeyShown.shape.role,
  name: z.string().min(1).max(100).describe('Who or what will use it'),
})

/** The project's keys: made, listed, revoked. */
export function keyRoutes(app: App, { keys }: Engine): void {
  app.get(
    '/api/v1/keys',
    {
      config: { needs: 'admin' },
      schema: {
        summary: "The project's keys, revoked ones included",
        tags: ['operations'],
        response: { 200: z.object({ keys: z.array(KeyShown) }) },
      },
    },
    async ({ project }) => ({ keys: await keys.list(project) }),
  )
  app.post(
    '/api/v1/keys',
    {
      config: { needs: 'admin' },
      schema: {
        summary: 'Make a key',
        tags: ['operations'],
        body: NewKey,
        response: { 201: KeyShown.extend({ key: z.string().describe('The key itself: shown this once') }) },
      },
    },
    async ({ project, body: { role, name } }, reply) => reply.code(201).send(await keys.create(project, role, name)),
  )
  app.delete(
    '/api/v1/keys/:id',
    {
      config: { needs: 'admin' },
      schema: {
        summary: 'Revoke a key: it stops working at once',
        tags: ['operations'],
        params: z.object({ id: z.uuid().describe('From the list of keys') }),
        response: { 204: z.null() },
      },
    },
    async ({ project, params }, reply) => {
      await keys.revoke(project, params.id)
      return reply.code(204).send(null)
    },
  )
}
