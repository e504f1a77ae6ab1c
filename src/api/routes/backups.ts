import { z } from 'zod'
import type { Engine } from '../../pipeline/engine.ts'
import { backup } from '../../store/backup.ts'
import type { App } from '../app.ts'

/** Backups of everything that the server holds. */
export function backupRoutes(app: App, { store }: Engine): void {
  app.post(
    '/api/v1/backups',
    {
      config: { needs: 'admin' },
      schema: {
        summary: 'Back up everything, on the server',
        description: 'Events, metadata and artifacts of all projects; the server goes on meanwhile.',
        tags: ['operations'],
        response: { 201: z.object({ path: z.string().describe('Folder on the server, for `bellwether restore`') }) },
      },
    },
    async (_request, reply) => reply.code(201).send({ path: await backup(store) }),
  )
}
