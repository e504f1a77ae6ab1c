import { bodyJson, unwrapped } from '../../collect/body.ts'
import { decodePostHog } from '../../collect/decode/posthog.ts'
import { BellwetherError } from '../../core/errors.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { bytesOf, takeAnyBody } from '../any-body.ts'
import type { App } from '../app.ts'
import { authenticate } from '../auth.ts'
import { allowAnyOrigin } from '../cors.ts'
import { asBellwetherError } from '../problem.ts'

/** Fastify makes a list of what a query says more than once. */
type Query = Record<string, string | string[]>

const firstOfEach = (query: Query): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value].flat()[0]]))

const paths = ['/batch', '/e', '/i/v0/e', '/capture']

/** The routes that PostHog's clients send events to. They answer as PostHog's own server does: errors are plain text. */
export function postHogRoutes(app: App, engine: Engine): void {
  takeAnyBody(app, engine)
  allowAnyOrigin(app, paths)
  app.setErrorHandler((error, request, reply) => {
    const known = asBellwetherError(error, request)
    if (known.status >= 500) request.log.error({ err: error }, known.title)
    if (known.status === 503) reply.header('retry-after', '1')
    return reply.code(known.status).type('text/plain; charset=utf-8').send(known.message)
  })
  for (const url of paths) {
    app.route({
      method: ['GET', 'POST'],
      url,
      schema: { hide: true, tags: ['collect'] },
      handler: async ({ body, query, headers, account, received }, reply) => {
        const { data, _, sent_at, beacon } = firstOfEach(query as Query)
        const wrapping = { content_type: headers['content-type'], data }
        const batch = decodePostHog(bodyJson(await unwrapped(bytesOf(body), wrapping, account)), _ ?? sent_at)
        const { project } = await authenticate(engine, batch.key, 'ingest')
        const { accepted, duplicates, rejected } = await engine.collector.ingest(project, batch, received)
        if (accepted + duplicates === 0) throw new BellwetherError(rejected[0])
        return beacon === '1' ? reply.code(204).send() : { status: 'Ok' }
      },
    })
  }
}
