import { z } from 'zod'
import { bodyJson, bodyText } from '../../collect/body.ts'
import { decodeGorse } from '../../collect/decode/gorse.ts'
import { categoryAttribute } from '../../collect/gorse-items.ts'
import { type ItemFilter, meets, parseItemFilter } from '../../deploy/catalogue.ts'
import { type RecommendationService, recommend } from '../../deploy/recommendation.ts'
import { similarItems } from '../../deploy/similar-items.ts'
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
const filters = ({ category }: Query, params: { category: string }): ItemFilter[] => [
  parseItemFilter('is_hidden:ne:true'),
  ...[...category, params.category]
    .filter(Boolean)
    .map((name) => parseItemFilter(`${categoryAttribute(name)}:eq:true`)),
]

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
      if (query.n === 0) return []
      const { items } = await recommend(service, {
        person: params.user as string,
        limit: query.offset + query.n,
        items: [],
        where: filters(query, params),
        exclude_seen: query.exclude_seen,
      })
      const page = items.slice(query.offset)
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
      if (query.n === 0) return []
      const person = events.map(({ distinct_id }) => distinct_id as string).find((id) => id !== NOBODY)
      const { items } = await recommend(service, {
        person: person ?? NOBODY,
        limit: query.offset + query.n,
        items: events.map(({ properties }) => (properties as Record<string, string>)[item]),
        where: filters(query, params),
        exclude_seen: query.exclude_seen,
        // An answer for nobody counts in nothing.
        preview: person === undefined,
      })
      return scored(items.slice(query.offset))
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
      const { model } = await service.serving.champion()
      const now_ms = service.clock.now().getTime()
      const allowed = await allowedBy(service, filters(query, params))
      const limit = query.offset + query.n
      const found = await similarItems(model, params.item as string, { limit, now_ms, allowed })
      return scored(found.slice(query.offset))
    })
  }
  for (const url of ['/popular', '/popular/:category', '/non-personalized/popular']) {
    app.get(url, { schema }, async (request) => {
      const { params, query } = request
      const service = await serviceOf(request)
      const allowed = await allowedBy(service, filters(query, params))
      const found = (await service.popular.top()).filter(({ item }) => allowed(item))
      return scored(found.slice(query.offset, query.offset + query.n))
    })
  }
}

async function allowedBy(
  { catalogue }: RecommendationService,
  where: ItemFilter[],
): Promise<(item: string) => boolean> {
  const attributes = await catalogue.attributes()
  return (item) => meets(attributes.get(item), where)
}
