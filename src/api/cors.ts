import type { App } from './app.ts'

/**
 * Lets pages of any origin call a scope's routes, preflights included: shops send events from their own addresses. Safe
 * here because these routes know callers by a key in the request alone, never by a cookie.
 */
export function allowAnyOrigin(app: App, paths: readonly string[]): void {
  app.addHook('onRequest', async ({ headers }, reply) => {
    if (!headers.origin) return
    reply.headers({
      'access-control-allow-origin': headers.origin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
      'access-control-expose-headers': 'Retry-After',
      'access-control-max-age': '86400',
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'Origin, Access-Control-Request-Headers',
    })
  })
  for (const path of paths) app.options(path, { schema: { hide: true } }, (_request, reply) => reply.code(204).send())
}
