import type { FastifyRequest } from 'fastify'
import { BellwetherError } from '../core/errors.ts'
import type { Caller } from '../pipeline/sign-in.ts'

/** Who asks, as Fastify sees it: what proxies say counts only where they are trusted. */
export const callerOf = (request: FastifyRequest): Caller => ({
  cookie: request.headers.cookie,
  user_agent: request.headers['user-agent'],
  ip: request.ip,
  secure: request.protocol === 'https',
})

/**
 * Refuses what a page of another site asks for in the name of whoever is signed in: browsers name the page's origin in
 * every request that may change something. Throws `api.cross_origin`.
 */
export function checkOrigin(request: FastifyRequest): void {
  const own = `${request.protocol}://${request.host}`
  const { origin } = request.headers
  if (origin !== undefined && URL.canParse(own) && origin === new URL(own).origin) return
  throw new BellwetherError({
    code: 'api.cross_origin',
    field: 'origin',
    expected: own,
    got: origin ?? 'none',
    hint: 'Behind a proxy, set BELLWETHER_TRUSTED_PROXY, so that the address that browsers use is known here.',
  })
}
