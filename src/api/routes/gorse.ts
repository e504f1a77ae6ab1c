import { bodyJson, bodyText } from '../../collect/body.ts'
import { decodeGorse, decodeGorseUsers } from '../../collect/decode/gorse.ts'
import type { DecodedBatch } from '../../collect/event.ts'
import { BellwetherError } from '../../core/errors.ts'
import type { ProjectId } from '../../core/ids.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { bytesOf, takeAnyBody } from '../any-body.ts'
import type { App } from '../app.ts'
import { type GorseCallers, gorseCallers } from '../gorse/caller.ts'
import { gorseItems } from '../gorse/items.ts'
import { gorseAnswers } from '../gorse/recommend.ts'
import { asBellwetherError } from '../problem.ts'
import { readiness } from '../readiness.ts'

/** As Gorse has it, and the same for a target that is named where a project has several. */
const prefixes = ['/api', '/gorse/:target/api']

const schema = { hide: true, tags: ['collect'] }

/**
 * The routes that Gorse's clients know, so that one is switched by its base URL. They answer as Gorse's own server does:
 * errors are plain text, keys come in `X-API-Key`. docs/how-to/switch-from-gorse.md lists what is answered otherwise.
 */
export function gorseRoutes(app: App, engine: Engine): void {
  takeAnyBody(app, engine)
  app.setErrorHandler((error, request, reply) => {
    const known = asBellwetherError(error, request)
    if (known.status >= 500 && known.status !== 503) request.log.error({ err: error }, known.title)
    if (known.status === 503) reply.header('retry-after', '1')
    return reply.code(known.status).type('text/plain; charset=utf-8').send(known.message)
  })
  const callers = gorseCallers(engine)
  for (const prefix of prefixes) {
    app.register(
      async (scope) => {
        const under = scope as unknown as App
        gorseAnswers(under, engine, callers)
        gorseItems(under, engine, callers)
        written(under, engine, callers)
        health(under, engine)
        unsupported(under)
      },
      { prefix },
    )
  }
}

/** Feedback and users, which become events. */
function written(app: App, engine: Engine, callers: GorseCallers): void {
  const ingest = async (project: ProjectId, batch: DecodedBatch, received: Date) => {
    const { accepted, duplicates, rejected } = await engine.collector.ingest(project, batch, received)
    if (rejected.length > 0 && accepted + duplicates === 0) throw new BellwetherError(rejected[0])
    return accepted + duplicates
  }
  // Gorse's PUT overwrites what POST leaves alone; of events neither does.
  app.route({
    method: ['POST', 'PUT'],
    url: '/feedback',
    schema,
    handler: async (request) => {
      const { body, account, received } = request
      const project = await callers.project(request, 'ingest')
      const item = await callers.itemProperty(request, project)
      const batch = decodeGorse(bodyJson(await bodyText(bytesOf(body), account)), { project, item })
      return { RowAffected: await ingest(project, batch, received) }
    },
  })
  for (const url of ['/user', '/users']) {
    app.post(url, { schema }, async (request) => {
      const { body, account, received } = request
      const project = await callers.project(request, 'ingest')
      const given = bodyJson(await bodyText(bytesOf(body), account))
      const users = url === '/user' ? [given] : given
      await ingest(project, decodeGorseUsers(users), received)
      return { RowAffected: (users as unknown[]).length }
    })
  }
}

function health(app: App, { store }: Engine): void {
  for (const url of ['/health/live', '/health/ready']) {
    app.get(url, { schema: { hide: true, tags: ['operations'] } }, async (_request, reply) => {
      const { clickhouse, postgres } = await readiness(store)
      const ready = clickhouse.ok && postgres.ok
      return reply.code(ready || url === '/health/live' ? 200 : 503).send({
        Ready: ready,
        DataStoreError: clickhouse.error ?? null,
        CacheStoreError: postgres.error ?? null,
        DataStoreConnected: clickhouse.ok,
        CacheStoreConnected: postgres.ok,
      })
    })
  }
}

/** What Gorse's clients may ask for as well, and Bellwether has no answer to. */
const unknown: [method: 'GET' | 'PUT' | 'PATCH' | 'DELETE', url: string][] = [
  ['GET', '/feedback'],
  ['GET', '/feedback/*'],
  ['DELETE', '/feedback/*'],
  ['GET', '/item/:item/feedback'],
  ['GET', '/item/:item/feedback/:type'],
  ['DELETE', '/item/:item'],
  ['PUT', '/item/:item/category/:category'],
  ['DELETE', '/item/:item/category/:category'],
  ['GET', '/users'],
  ['GET', '/user/*'],
  ['PATCH', '/user/*'],
  ['DELETE', '/user/*'],
  ['GET', '/user-to-user/*'],
  ['GET', '/collaborative-filtering/*'],
  ['GET', '/intermediate/*'],
  ['GET', '/latest'],
  ['GET', '/latest/*'],
  ['GET', '/non-personalized/*'],
  ['GET', '/measurements/*'],
]

function unsupported(app: App): void {
  for (const [method, url] of unknown) {
    app.route({
      method,
      url,
      schema: { hide: true, tags: ['other'] },
      handler: (_request, reply) =>
        reply
          .code(501)
          .type('text/plain; charset=utf-8')
          .send(`Bellwether does not answer ${method} /api${url} of Gorse: see docs/how-to/switch-from-gorse.md.`),
    })
  }
}
