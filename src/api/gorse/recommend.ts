import { z } from 'zod'
import { bodyJson, bodyText } from '../../collect/body.ts'
import { decodeGorse } from '../../collect/decode/gorse.ts'
import { categoryAttribute } from '../../collect/gorse-items.ts'
import { parseItemFilter } from '../../deploy/catalogue.ts'
import { allOf, type Expression } from '../../deploy/expression.ts'
import type { PlacementKind } from '../../deploy/placement.ts'
import { type RecommendationService, recommend } from '../../deploy/recommendation.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { bytesOf } from '../any-body.ts'
import type { App } from '../app.ts'
import type { GorseCallers } from './caller.ts'

/** As far as a list goes. */
const MOST = 1_000

/** A number of items; an empty text is none given, and beyond the most there is no more. */
const count = (fallback: number) =>
  z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce
      .number()
      .int()
      .min(0)
      .transform((n) => Math.min(n, MOST))
      .default(fallback),
  )

/** What Gorse's clients say further (`write-back-type`, `write-back-delay`) is left alone: answers are logged anyway. */
const Query = z.object({
  n: count(10),
  offset: count(0),
  category: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((categories) => [categories].flat()),
  exclude_seen: z.stringbool().default(false),
})
type Query = z.infer<typeof Query>

const Params = z.object({
  target: z.string().optional(),
  user: z.string().min(1).max(200).optional(),
  item: z.string().min(1).optional(),
  category: z.string().default(''),
})

const schema = { hide: true, tags: ['deploy'], querystring: Query, params: Params }

interface Score {
  Id: string
  Score: number
}

const scored = (items: readonly { item: string; score: number }[]): Score[] =>
  items.map(({ item, score }) => ({ Id: item, Score: score }))

/** What may be shown: nothing that is hidden, and only what is in all of the categories. */
const filter = ({ category }: Query, params: { category: string }): Expression | undefined =>
  allOf([
    parseItemFilter('is_hidden:ne:true'),
    ...[...category, params.category]
      .filter(Boolean)
      .map((name) => parseItemFilter(`${categoryAttribute(name)}:eq:true`)),
  ])

interface ListOf {
  kind: PlacementKind
  person: string | null
  /** Items at hand. */
  items?: readonly string[]
  query: Query
  params: { category: string }
}

/** One list, from the page that was asked for on. */
async function listOf(service: RecommendationService, { kind, person, items = [], query, params }: ListOf) {
  if (query.n === 0) return []
  const { n, offset, exclude_seen } = query
  const expression = filter(query, params)
  const { placements } = await recommend(service, {
    person,
    items,
    // Gorse's answers have no place for them.
    reasons: false,
    placements: [
      {
        name: kind,
        kind,
        limit: offset + n,
        items: [],
        ...(expression && { where: { text: JSON.stringify(expression), expression } }),
        exclude_seen,
        diversity: 0,
        novelty: 0,
        explore: 0,
      },
    ],
  })
  return placements[0].items.slice(offset)
}

/** The routes that answer with items. */
export function gorseAnswers(app: App, engine: Engine, callers: GorseCallers): void {
  const serviceOf = async (request: Parameters<GorseCallers['target']>[0]): Promise<RecommendationService> => {
    const project = await callers.project(request, 'read')
    return engine.deployments.recommendation(await callers.target(request, project))
  }
  forPeople(app, callers, serviceOf)
  forItems(app, serviceOf)
}

type ServiceOf = (request: Parameters<GorseCallers['target']>[0]) => Promise<RecommendationService>

function forPeople(app: App, callers: GorseCallers, serviceOf: ServiceOf): void {
  for (const url of ['/recommend/:user', '/recommend/:user/:category']) {
    app.get(url, { schema }, async (request) => {
      const { params, query, headers } = request
      const service = await serviceOf(request)
      const page = await listOf(service, { kind: 'for-you', person: params.user as string, query, params })
      // Clients of 0.5 ask for scores so.
      return headers['x-api-version'] === '2' ? scored(page) : page.map(({ item }) => item)
    })
  }
  for (const url of ['/session/recommend', '/session/recommend/:category']) {
    app.post(url, { schema }, async (request) => {
      const { params, query, body, account } = request
      const service = await serviceOf(request)
      const { project } = service.target
      const item = await callers.itemProperty(request, project)
      const { events } = decodeGorse(sessionOf(bodyJson(await bodyText(bytesOf(body), account))), { project, item })
      const person = events.map(({ distinct_id }) => distinct_id as string).find((id) => id !== NOBODY)
      const items = events.map(({ properties }) => (properties as Record<string, string>)[item])
      return scored(await listOf(service, { kind: 'next', person: person ?? null, items, query, params }))
    })
  }
}

/** Sessions may be of somebody who is not known: then their feedback names nobody. */
const NOBODY = '$session'

const sessionOf = (body: unknown): unknown =>
  Array.isArray(body)
    ? body.map((one) => {
        if (typeof one !== 'object' || one === null) return one
        const { UserId, ...rest } = one as Record<string, unknown>
        return { UserId: UserId || NOBODY, ...rest }
      })
    : body

function forItems(app: App, serviceOf: ServiceOf): void {
  for (const url of ['/item-to-item/:name/:item', '/item/:item/neighbors', '/item/:item/neighbors/:category']) {
    app.get(url, { schema }, async (request) => {
      const { params, query } = request
      const service = await serviceOf(request)
      const found = await listOf(service, {
        kind: 'similar',
        person: null,
        items: [params.item as string],
        query,
        params,
      })
      // Neighbours are neighbours: what the list falls back on is none.
      return scored(found.filter(({ source }) => source === 'model' || source === 'co-occurrence'))
    })
  }
  for (const url of ['/popular', '/popular/:category', '/non-personalized/popular']) {
    app.get(url, { schema }, async (request) => {
      const { params, query } = request
      return scored(await listOf(await serviceOf(request), { kind: 'popular', person: null, query, params }))
    })
  }
}
