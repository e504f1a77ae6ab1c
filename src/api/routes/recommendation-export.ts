import { z } from 'zod'
import { exportRecommendations } from '../../deploy/export/export.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { DefinitionOf } from '../../prepare/target.ts'
import type { App } from '../app.ts'
import { servedTarget } from '../served-target.ts'

const Query = z.strictObject({
  format: z
    .enum(['jsonl', 'csv'])
    .default('jsonl')
    .describe('`jsonl`: a line `{person, arm, items: [{item, score}]}` a person; `csv`: a row an item, with its rank'),
  limit: z.coerce.number().int().min(1).max(100).default(10).describe('Items a person'),
  exclude_seen: z.stringbool().default(false).describe('Leave out what a person has taken before'),
  person: z
    .union([z.string().min(1).max(200), z.array(z.string().min(1).max(200)).max(10_000)])
    .optional()
    .transform((people) => [people ?? []].flat())
    .describe(
      'Only these people, by distinct_id; repeat the parameter for several. Everybody who has taken something where absent',
    ),
})

const mediaTypes = { jsonl: 'application/x-ndjson', csv: 'text/csv; charset=utf-8' }

export function recommendationExportRoutes(app: App, engine: Engine): void {
  app.get(
    '/api/v1/recommendations/:target/export',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Items for everybody, as one stream',
        description:
          'Each person is given what the live route would give, without reasons: the champion’s items, or what is popular to ' +
          'the control group (`arm`). Nothing is logged as shown, so that it counts in no lift. The headers ' +
          '`bellwether-people` and `bellwether-model` say how many people come and whose answers they are; an answer that ' +
          'breaks off is not whole. One export of a target at a time; closing the connection ends it.',
        tags: ['deploy'],
        params: z.object({ target: z.string().describe('Name of the target') }),
        querystring: Query,
        response: {
          200: {
            description: 'One line a person, or one row an item',
            content: { 'application/x-ndjson': { schema: z.string() }, 'text/csv': { schema: z.string() } },
          },
        },
      },
    },
    async ({ project, params, query: { person, ...options } }, reply) => {
      const target = await servedTarget(engine, project, params.target, 'recommendation')
      const { people, model, stream } = await exportRecommendations(
        engine.store,
        engine.deployments.recommendation(target),
        target.definition as DefinitionOf<'recommendation'>,
        { ...options, people: person },
      )
      reply.headers({ 'bellwether-people': people, 'bellwether-model': `${model.name} ${model.version}` })
      return reply.type(mediaTypes[options.format]).send(stream as never)
    },
  )
}
