import { z } from 'zod'
import { parseItemFilter } from '../../deploy/catalogue.ts'
import { allOf } from '../../deploy/expression.ts'
import { placementKinds } from '../../deploy/placement.ts'
import { recommend } from '../../deploy/recommendation.ts'
import { taken } from '../../deploy/taken.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'
import { dials, List, Placement, PlacementShown, placementOf, shortForm } from '../placements.ts'
import { isPreview, Preview } from '../preview.ts'
import { servedTarget } from '../served-target.ts'

const path = '/api/v1/recommendations/:target'
const byTarget = z.object({ target: z.string().describe('Name of the target') })
const person = z.string().min(1).max(200).describe("The person's distinct_id")
const modelHash = z
  .string()
  .max(64)
  .optional()
  .describe(
    'Hash of a registered model of the target: it answers, whatever arm the person is in, and nothing is logged',
  )
const why = 'Say of each item why it was given; without, an answer takes a fraction of the time'

const Query = z.strictObject({
  person,
  limit: z.coerce.number().int().min(1).max(100).default(10).describe('How many items'),
  kind: z.enum(placementKinds).default('for-you').describe('What the list is of; `items` are what it is about'),
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
  diversity: z.coerce.number().min(0).max(1).default(0).describe(dials.diversity),
  novelty: z.coerce.number().min(0).max(1).default(0).describe(dials.novelty),
  model: modelHash,
  attributes: z.stringbool().default(false).describe('Give what the catalogue knows of each item'),
  reasons: z.stringbool().default(true).describe(why),
  preview: Preview,
})

const Body = z
  .strictObject({
    person: person.optional().describe("The person's distinct_id; absent: nobody in particular, and nothing is logged"),
    items: z
      .array(z.string().min(1).max(200))
      .max(200)
      .default([])
      .describe('Items at hand (the session, a basket): counted as just taken, and not recommended back'),
    placements: z
      .array(Placement)
      .min(1)
      .max(20)
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'each name once')
      .describe('Lists, in the order of their claim: no item stands in two'),
    model: modelHash,
    attributes: z.boolean().default(false).describe('Give what the catalogue knows of each item'),
    reasons: z.boolean().default(true).describe(why),
    preview: z.boolean().default(false).describe('The same answer to look at: it is not logged as given'),
  })
  .meta({
    example: {
      person: 'p1',
      items: ['22423'],
      placements: [
        { name: 'basket', kind: 'bought-together', limit: 3 },
        { name: 'home', kind: 'for-you', limit: 6 },
      ],
    },
  })

const Who = z.object({
  model: z.object({ name: z.string(), version: z.int() }),
  arm: z
    .enum(['champion', 'challenger', 'control'])
    .nullable()
    .describe('Null for nobody in particular, where `model` was given, and where no model is in service'),
})
const Answer = Who.extend({ person: z.string().nullable(), ...List.shape })
const Answers = Who.extend({ person: z.string().nullable(), placements: z.array(PlacementShown) })

const Taken = z.object({
  history: z.array(
    z.object({ item: z.string(), time: z.iso.datetime(), name: z.string().optional().describe('From the catalogue') }),
  ),
})

export function recommendationRoutes(app: App, engine: Engine): void {
  oneList(app, engine)
  app.post(
    path,
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Several lists of items at once, none twice',
        description:
          'Always answers: where the model has nothing to go by, what stands with the items, what is popular and what is new are asked in turn, and the list says which and why.',
        tags: ['deploy'],
        params: byTarget,
        body: Body,
        response: { 200: Answers },
      },
    },
    async (request) => {
      const { project, params, body } = request
      const target = await servedTarget(engine, project, params.target, 'recommendation')
      return recommend(engine.deployments.recommendation(target), {
        ...body,
        person: body.person ?? null,
        placements: body.placements.map(placementOf),
        preview: isPreview(request, body),
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
        params: byTarget,
        querystring: z.strictObject({ person }),
        response: { 200: Taken },
      },
    },
    async ({ project, params, query }) => {
      const target = await servedTarget(engine, project, params.target, 'recommendation')
      return { history: await taken(engine.deployments.recommendation(target), query.person) }
    },
  )
}

/** The simple case: one list, asked for by an address. */
function oneList(app: App, engine: Engine): void {
  app.get(
    path,
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Items for a person, best first',
        tags: ['deploy'],
        params: byTarget,
        querystring: Query,
        response: { 200: Answer },
      },
    },
    async (request) => {
      const { project, params, query } = request
      const target = await servedTarget(engine, project, params.target, 'recommendation')
      const { limit, kind, exclude_seen, diversity, novelty, attributes, reasons } = query
      const items = query.items.split(',').filter(Boolean)
      const answer = await recommend(engine.deployments.recommendation(target), {
        person: query.person,
        items: kind === 're-rank' ? [] : items,
        placements: [
          {
            name: kind,
            kind,
            limit,
            items: kind === 're-rank' ? items : [],
            where: whereOf([query.where].flat()),
            exclude_seen,
            diversity,
            novelty,
            explore: 0,
          },
        ],
        model: query.model,
        attributes,
        reasons,
        preview: isPreview(request, query),
      })
      return shortForm(answer)
    },
  )
}

/** All conditions at once. */
function whereOf(conditions: readonly string[]) {
  const expression = allOf(conditions.map(parseItemFilter))
  return expression && { text: JSON.stringify(conditions), expression }
}
