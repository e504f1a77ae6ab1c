import { z } from 'zod'
import {
  changeInsight,
  deleteInsight,
  getInsight,
  listInsights,
  NewInsight,
  SavedInsight,
  saveInsight,
} from '../../analyse/saved.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'

const path = '/api/v1/insights/saved'
const tags = ['insights']
const params = z.object({ id: z.uuid().describe('Id of the saved insight') })
const reads = { needs: 'read' } as const
const changes = { needs: 'edit' } as const

/** Questions kept under a name. */
export function savedInsightRoutes(app: App, { store, clock }: Engine): void {
  const response = { 200: SavedInsight }
  app.get(
    path,
    {
      config: reads,
      schema: {
        summary: 'Saved insights, by name',
        tags,
        response: { 200: z.object({ insights: z.array(SavedInsight) }) },
      },
    },
    async ({ project }) => ({ insights: await listInsights(store, project) }),
  )
  app.post(
    path,
    {
      config: changes,
      schema: { summary: 'Save an insight', tags, body: NewInsight, response: { 201: SavedInsight } },
    },
    async ({ project, body }, reply) => reply.code(201).send(await saveInsight(store, project, body, clock.now())),
  )
  app.get(
    `${path}/:id`,
    { config: reads, schema: { summary: 'One saved insight', tags, params, response } },
    ({ project, params: { id } }) => getInsight(store, project, id),
  )
  app.put(
    `${path}/:id`,
    { config: changes, schema: { summary: 'Replace a saved insight', tags, params, body: NewInsight, response } },
    ({ project, params: { id }, body }) => changeInsight(store, project, id, body, clock.now()),
  )
  app.delete(
    `${path}/:id`,
    { config: changes, schema: { summary: 'Forget a saved insight', tags, params, response: { 204: z.null() } } },
    async ({ project, params: { id } }, reply) => {
      await deleteInsight(store, project, id)
      return reply.code(204).send(null)
    },
  )
}
