import { z } from 'zod'
import { BellwetherError } from '../../core/errors.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { getRun } from '../../pipeline/run.ts'
import { examplesOf } from '../../pipeline/run-examples.ts'
import type { App } from '../app.ts'

const Item = z.object({ item: z.string(), name: z.string().optional().describe('As the dataset calls it') })

const Example = z.object({
  distinct_id: z.string().describe('The person’s id that was seen last'),
  kind: z.enum(['best', 'worst']),
  ndcg: z.number().describe('NDCG@10'),
  past: z.array(Item.extend({ time: z.iso.datetime() })).describe('Newest first, at most 10'),
  recommended: z.array(Item.extend({ hit: z.boolean().describe('The person took it') })).describe('Best first'),
  taken: z.array(Item).describe('In their first order of the test window, of the items known before it'),
})

export function runExampleRoutes(app: App, engine: Engine): void {
  app.get(
    '/api/v1/runs/:id/examples',
    {
      config: { needs: 'read' },
      schema: {
        summary: "Whom a run's winner served best and worst",
        description:
          'People of the test window with at least three events before it: the three with the highest and the three with the lowest NDCG@10, of equals as the run’s seed drew them. Only runs of recommendation have some.',
        tags: ['runs'],
        params: z.object({ id: z.uuid().describe('Id of the run') }),
        response: { 200: z.object({ examples: z.array(Example) }) },
      },
    },
    async ({ project, params: { id } }) => {
      const run = await getRun(engine.store, id)
      if (run.project_id !== project) throw new BellwetherError({ code: 'core.not_found', field: 'run', got: id })
      const examples = await examplesOf(engine.store, run)
      return {
        examples: examples.map(({ past, ...example }) => ({
          ...example,
          past: past.map(({ time_ms, ...item }) => ({ ...item, time: new Date(time_ms).toISOString() })),
        })),
      }
    },
  )
}
