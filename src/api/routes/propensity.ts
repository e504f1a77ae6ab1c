import { z } from 'zod'
import { BellwetherError } from '../../core/errors.ts'
import { propensity, propensityOfPeople } from '../../deploy/propensity.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'
import { isPreview, PredictionId, Preview } from '../preview.ts'
import { servedTarget } from '../served-target.ts'

const Params = z.object({ target: z.string().describe('Name of the target') })

const Answer = z.object({
  prediction_id: PredictionId,
  person: z.string(),
  model: z.object({ name: z.string(), version: z.int() }),
  probability: z.number().min(0).max(1),
  reasons: z.array(
    z.object({ feature: z.string(), value: z.number(), effect: z.number().describe('Share of the log-odds') }),
  ),
})

const People = z.strictObject({
  limit: z.coerce.number().int().min(1).max(10_000).default(100).describe('Most people answered'),
  order: z.enum(['low', 'high']).default('low').describe('`low`: least likely first; `high`: likeliest first'),
  preview: Preview,
})

export function propensityRoutes(app: App, engine: Engine): void {
  app.get(
    '/api/v1/propensity/:target',
    {
      config: { needs: 'read' },
      schema: {
        summary: "A person's probability, and what moved it",
        tags: ['deploy'],
        params: Params,
        querystring: z.strictObject({
          person: z.string().min(1).max(200).describe("The person's distinct_id"),
          preview: Preview,
        }),
        response: { 200: Answer },
      },
    },
    async (request) => {
      const { project, params, query } = request
      const service = engine.deployments.propensity(await servedTarget(engine, project, params.target, 'propensity'))
      const answer = await propensity(service, { person: query.person, preview: isPreview(request, query) })
      if (!answer)
        throw new BellwetherError({
          code: 'core.not_found',
          field: 'person',
          hint: 'Nothing that the target learns from is known of this person.',
        })
      return answer
    },
  )
  app.get(
    '/api/v1/propensity/:target/people',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Everyone scored: who is likeliest, or least likely',
        tags: ['deploy'],
        params: Params,
        querystring: People,
        response: { 200: z.object({ people: z.array(Answer) }) },
      },
    },
    async (request) => {
      const { project, params, query } = request
      const service = engine.deployments.propensity(await servedTarget(engine, project, params.target, 'propensity'))
      return { people: await propensityOfPeople(service, { ...query, preview: isPreview(request, query) }) }
    },
  )
}
