import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'
import { callerOf, checkOrigin } from '../caller.ts'

/** What of better-auth is open: what it offers beside, or will one day, is not. */
const open = {
  GET: ['get-session', 'list-sessions'],
  POST: [
    'sign-in/email',
    'sign-out',
    'request-password-reset',
    'reset-password',
    'change-password',
    'update-user',
    'revoke-session',
    'revoke-sessions',
    'revoke-other-sessions',
    'two-factor/enable',
    'two-factor/disable',
    'two-factor/get-totp-uri',
    'two-factor/verify-totp',
    'two-factor/verify-backup-code',
    'two-factor/generate-backup-codes',
  ],
}

const BODY_BYTES = 16_384

/** better-auth's routes. They answer as better-auth does, errors included. */
export function authRoutes(app: App, { signIn }: Engine): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  for (const [method, paths] of Object.entries(open)) {
    for (const path of paths) {
      const url = `/api/auth/${path}`
      app.route({
        method,
        url,
        bodyLimit: BODY_BYTES,
        schema: { hide: true },
        handler: async (request, reply) => {
          const { headers, body } = request
          // Programs that hold no cookie name no origin; a browser always does.
          if (method === 'POST' && (headers.origin !== undefined || headers.cookie !== undefined)) checkOrigin(request)
          const answer = await signIn.answer({
            ...callerOf(request),
            method,
            path: url,
            content_type: headers['content-type'],
            body: Buffer.isBuffer(body) ? new Uint8Array(body) : undefined,
          })
          const cookies = answer.headers.getSetCookie()
          const wait = answer.headers.get('x-retry-after')
          reply.code(answer.status)
          if (cookies.length > 0) reply.header('set-cookie', cookies)
          if (wait) reply.header('retry-after', wait)
          reply.type(answer.headers.get('content-type') ?? 'application/json')
          return reply.serializer(String).send(await answer.text())
        },
      })
    }
  }
}
