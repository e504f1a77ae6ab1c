import type { FastifyRequest } from 'fastify'
import { BellwetherError } from '../core/errors.ts'
import type { Engine } from '../pipeline/engine.ts'
import type { Identity, Role } from '../pipeline/keys.ts'
import type { App } from './app.ts'

/**
 * Whom a key stands for, checked to allow what is needed. Routes that find their key in the body (as vendors' clients
 * send it) call this themselves. Throws `api.unauthorized` or `api.forbidden`; the key itself stays out of both.
 */
export async function authenticate(engine: Engine, key: string | undefined, needs: Role): Promise<Identity> {
  const identity = key ? await engine.keys.identify(key) : null
  if (!identity) {
    throw new BellwetherError({
      code: 'api.unauthorized',
      field: 'authorization',
      expected: 'Bearer bw_<role>_…, or Basic with the key as the user',
      got: key ? 'a key that is not known or was revoked' : 'no key',
      hint: 'Keys are printed on the first start; commands take one by --key or BELLWETHER_KEY. All lost: stop the server, and `bellwether keys create` asks for none.',
    })
  }
  if (identity.role !== needs && identity.role !== 'admin') {
    throw new BellwetherError({
      code: 'api.forbidden',
      field: 'authorization',
      expected: needs === 'admin' ? 'an admin key' : `a key of role ${needs} or admin`,
      got: `a key of role ${identity.role}`,
    })
  }
  return identity
}

/** The key of a request: `Authorization: Bearer KEY`, or `Basic` with the key as user (or as password of no user). */
export function keyOf({ headers: { authorization } }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const [, scheme, value] = /^(\S+) +(\S+) *$/.exec(authorization ?? '') ?? []
  if (/^bearer$/i.test(scheme ?? '')) return value
  if (!/^basic$/i.test(scheme ?? '')) return undefined
  const [user, password] = Buffer.from(value, 'base64').toString('utf8').split(':', 2)
  return user || password || undefined
}

/** Lets each request through only with a key that its route needs, and gives it the key's project. */
export function requireKeys(app: App, engine: Engine): void {
  app.decorateRequest('project', '')
  app.addHook('onRequest', async (request) => {
    const { needs } = request.routeOptions.config
    if (needs) request.project = (await authenticate(engine, keyOf(request), needs)).project
  })
}
