import { z } from 'zod'
import { parseItemFilter } from '../../deploy/catalogue.ts'
import { recommend, taken } from '../../deploy/recommendation.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'
import { isPreview, PredictionId, Preview } from '../preview.ts'
import { servedTarget } from '../served-target.ts'

const Query = z.strictObject({
  person: z.string().min(1).max(200).describe("The person's distinct_id"),
  limit: z.coerce.number().int().min(1).max(100).default(10).describe('How many items'),
  items: z
    .string()
    .max(10_000)
    .default('')
    .describe('Items at hand (a basket, a page), parted by commas: counted as just taken, and not recommended back'),
  where: z
    .union([z.string(), z.array(z.string()).max(10)])
    .default([])
    .describe('Conditions on item attributes, `category:eq:Toys`; repeat the parameter for several'),
  exclude_seen: z.stringbool().default(false).describe('Leave out what the person has taken before'),
  model: z
    .string()
    .max(64)
    .optional()
    .describe(
      'Hash of a registered model of the target: it answers, whatever arm the person is in, and nothing is logged',
    ),
  attributes: z.stringbool().default(false).describe('Give what the catalogue knows of each item'),
  preview: Preview,
})

const Reason = z.object({
  kind: z.enum(['bought', 'together', 'popular']),
  items: z.array(z.string()).describe('Items of the past that carried the score'),
})

const Answer = z.object({
  prediction_id: PredictionId,
  person: z.string(),
  model: z.object({ name: z.string(), version: z.int() }),
  arm: z.enum(['champion', 'challenger', 'control']).nullable().describe('Null where `model` was given'),
  fallback: z.enum(['popular']).nullable().describe('`popular` where the model had too little to go by'),
  items: z.array(
    z.object({
      item: z.string(),
      score: z.number(),
      reason: Reason,
      attributes: z
        .record(z.string(), z.unknown())
        .optional()
        .describe('Where asked for and the catalogue has the item'),
    }),
  ),
})

const Taken = z.object({
  history: z.array(
    z.object({ item: z.string(), time: z.iso.datetime(), name: z.string().optional().describe('From the catalogue') }),
  ),
})

export function recommendationRoutes(app: App, engine: Engine): void {
  app.get(
    '/api/v1/recommendations/:target',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Items for a person, best first',
        tags: ['deploy'],
        params: z.object({ target: z.string().describe('Name of the target') }),
        querystring: Query,
        response: { 200: Answer },
      },
    },
    async (request) => {
      const { project, params, query } = request
      const target = await servedTarget(engine, project, params.target, 'recommendation')
      return recommend(engine.deployments.recommendation(target), {
        person: query.person,
        limit: query.limit,
        items: query.items.split(',').filter(Boolean),
        where: [query.where].flat().map(parseItemFilter),
        exclude_seen: query.exclude_seen,
        model: query.model,
        attributes: query.attributes,
        preview: isPreview(request, query),
      })
    },
  )
  app.get(
    '/api/v1/targets/:target/history',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'What a person has taken before, newest first, at most 100',
        tags: ['deploy'],
        params: z.object({ target: z.string().describe('Name of the target') }),
        querystring: z.strictObject({ person: Query.shape.person }),
        response: { 200: Taken },
      },
    },
    async ({ project, params, query }) => {
      const target = await servedTarget(engine, project, params.target, 'recommendation')
      return { history: await taken(engine.deployments.recommendation(target), query.person) }
    },
  )
}
