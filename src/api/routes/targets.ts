import { z } from 'zod'
import type { Engine } from '../../pipeline/engine.ts'
import { createTarget, listTargets, NewTarget, type Target } from '../../pipeline/targets.ts'
import type { App } from '../app.ts'

const Shown = z.object({
  name: z.string(),
  use: z.enum(['recommendation', 'forecast', 'propensity']),
  definition: z.record(z.string(), z.unknown()),
  schedule: z.string().nullable(),
  created_at: z.iso.datetime(),
})

const show = ({ name, use, definition, schedule, created_at }: Target) => ({
  name,
  use,
  definition,
  schedule,
  created_at: created_at.toISOString(),
})

export function targetRoutes(app: App, engine: Engine): void {
  app.get(
    '/api/v1/targets',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'What is learnt',
        tags: ['targets'],
        response: { 200: z.object({ targets: z.array(Shown) }) },
      },
    },
    async ({ project }) => ({ targets: (await listTargets(engine.store, project)).map(show) }),
  )
  app.post(
    '/api/v1/targets',
    {
      config: { needs: 'edit' },
      schema: {
        summary: 'Declare what to learn',
        description: 'The same again changes nothing but the schedule, which becomes the one given.',
        tags: ['targets'],
        body: NewTarget,
        response: { 201: Shown },
      },
    },
    async ({ project, body }, reply) => {
      const target = await engine.schedules.set(await createTarget(engine.store, project, body), body.schedule)
      engine.targets.forget(target)
      return reply.code(201).send(show(target))
    },
  )
  app.get(
    '/api/v1/targets/:target',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'One target',
        tags: ['targets'],
        params: z.object({ target: z.string().describe('Name of the target') }),
        response: { 200: Shown },
      },
    },
    async ({ project, params }) => show(await engine.targets.named(project, params.target)),
  )
}
