import { bodyJson, bodyText } from '../../collect/body.ts'
import { decodeSegment } from '../../collect/decode/segment.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { bytesOf, takeAnyBody } from '../any-body.ts'
import type { App } from '../app.ts'
import { authenticate, keyOf } from '../auth.ts'
import { allowAnyOrigin } from '../cors.ts'
import { asBellwetherError } from '../problem.ts'

/** `/v1/batch` of servers, `/v1/b` of browsers that batch, a letter a kind of message of those that do not. */
const paths = ['/v1/batch', '/v1/b', '/v1/t', '/v1/i', '/v1/p', '/v1/s', '/v1/g', '/v1/a']

/**
 * The routes that Segment's clients send messages to. They answer as Segment's own server does: 200 as soon as the
 * request itself can be read, since a client that hears 400 drops the good messages with the bad ones.
 */
export function segmentRoutes(app: App, engine: Engine): void {
  takeAnyBody(app, engine)
  allowAnyOrigin(app, paths)
  app.setErrorHandler((error, request, reply) => {
    const known = asBellwetherError(error, request)
    if (known.status >= 500) request.log.error({ err: error }, known.title)
    if (known.status === 503) reply.header('retry-after', '1')
    return reply.code(known.status).send({ success: false, message: known.message })
  })
  for (const path of paths) {
    app.post(path, { schema: { hide: true, tags: ['collect'] } }, async (request) => {
      const { body, account, received } = request
      const batch = decodeSegment(bodyJson(await bodyText(bytesOf(body), account)))
      const { project } = await authenticate(engine, keyOf(request) ?? batch.key, 'ingest')
      await engine.collector.ingest(project, batch, received)
      return { success: true }
    })
  }
}
