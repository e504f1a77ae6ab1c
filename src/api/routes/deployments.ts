import { z } from 'zod'
import { deploymentHistory } from '../../deploy/deployment-history.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'

const Shown = z.object({
  alias: z.enum(['champion', 'challenger']),
  model: z.string().nullable().describe('Hash of the model; null where the alias was taken away'),
  version: z.int().nullable(),
  family: z.string().nullable(),
  reason: z.string().describe("The gate's verdict, or what whoever changed it wrote"),
  since: z.iso.datetime(),
})

export function deploymentRoutes(app: App, engine: Engine): void {
  app.get(
    '/api/v1/targets/:target/deployments',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Who answered for a target, since when and why, newest first',
        tags: ['models'],
        params: z.object({ target: z.string().describe('Name of the target') }),
        response: { 200: z.object({ deployments: z.array(Shown) }) },
      },
    },
    async ({ project, params }) => {
      const { id } = await engine.targets.named(project, params.target)
      const history = await deploymentHistory(engine.store, { project, target_id: id })
      return { deployments: history.map((one) => ({ ...one, since: one.since.toISOString() })) }
    },
  )
}
