import { z } from 'zod'
import { parseExpression } from '../deploy/expression.ts'
import { type PlacementRequest, placementKinds, sources, whys } from '../deploy/placement.ts'
import type { RecommendationAnswer, Recommendations } from '../deploy/recommendation.ts'
import { PredictionId } from './preview.ts'

const item = z.string().min(1).max(200)
const share = (what: string) => z.number().min(0).max(1).default(0).describe(what)
/** What the dials of a list say at their ends. */
export const dials = {
  diversity: '0: as scored … 1: as unlike each other as can be, by category or by who takes them',
  novelty: '0: as scored … 1: the least popular first',
}

/** One list of a request. */
export const Placement = z
  .strictObject({
    name: z.string().min(1).max(100).describe('Yours: rules are meant for it and the lift is told by it'),
    kind: z
      .enum(placementKinds)
      .default('for-you')
      .describe(
        '`for-you`; `next` by the session alone; `similar` and `bought-together` with `items` and those at hand; `buy-again`; `trending`; `popular`; `newest`; `re-rank` orders `items`',
      ),
    limit: z.int().min(1).max(100).default(10).describe('How many items'),
    items: z.array(item).max(1_000).default([]).describe('What the list is about, or what is ranked'),
    where: z.string().min(1).optional().describe('Only items that meet it: `category == "Toys" and price < 20`'),
    exclude_seen: z.boolean().default(false).describe('Leave out what the person has taken before'),
    rules: z
      .array(z.string().max(100))
      .max(100)
      .optional()
      .describe('Names of the rules that apply; absent: all that are meant for the placement'),
    diversity: share(dials.diversity),
    novelty: share(dials.novelty),
    explore: share('Share of places given at random from the best candidates; each item then tells its propensity'),
  })
  .meta({ example: { name: 'home', kind: 'for-you', limit: 6, where: 'price < 20', diversity: 0.3 } })

/** A list as the engine takes it. Throws `deploy.expression`. */
export function placementOf(asked: z.output<typeof Placement>, index: number): PlacementRequest {
  const { where, ...rest } = asked
  if (where === undefined) return rest
  return { ...rest, where: { text: where, expression: parseExpression(where, `placements[${index}].where`) } }
}

const source = z.enum([...sources, 'pin', 'given'])

export const Recommended = z.object({
  item: z.string(),
  score: z.number().describe('As its source scores: comparable within a source only'),
  reason: z
    .object({
      kind: z.enum(['bought', 'together', 'popular', 'trending', 'new', 'pinned', 'given']),
      items: z.array(z.string()).describe('Items of the past, or at hand, that carried the score'),
    })
    .optional()
    .describe('Absent where `reasons` is false'),
  source: source.describe('Where the item came from'),
  propensity: z.number().optional().describe('Probability of this item at this place; where a share was explored'),
  attributes: z.record(z.string(), z.unknown()).optional().describe('Where asked for and the catalogue has the item'),
})

/** What every answered list tells. */
export const List = z.object({
  prediction_id: PredictionId,
  fallback: source
    .nullable()
    .describe('The last source that was fallen back on; null where the own one sufficed, and in the control'),
  why: z
    .enum(whys)
    .nullable()
    .describe('Why something else answered, the list is shorter than asked for, or nothing is in it'),
  rules: z.array(z.object({ name: z.string(), version: z.int() })).describe('Rules that applied'),
  items: z.array(Recommended),
})

export const PlacementShown = List.extend({ name: z.string(), kind: z.enum(placementKinds) })

/** The short form of an answer with one list. */
export function shortForm({
  placements: [{ name: _, kind: __, ...list }],
  ...who
}: Recommendations): RecommendationAnswer {
  return { ...who, ...list }
}
