import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { BellwetherError } from '../core/errors.ts'
import type { Engine } from '../pipeline/engine.ts'
import type { App } from './app.ts'
import { requireAccess } from './auth.ts'
import { openApi } from './openapi.ts'
import { portHolder } from './port-holder.ts'
import { sendProblem } from './problem.ts'
import { routes } from './routes.ts'
import { measureRequests } from './server-metrics.ts'

const MB = 1024 * 1024

/** The page to browse the API runs scripts of its own and asks this server only. */
const docsPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'"

/**
 * The HTTP server over an engine, not listening yet: `app.inject` answers without a socket. `app.close()` stops taking
 * requests, waits for those under way and resolves; closing the engine is the caller's.
 */
export function createServer(engine: Engine): App {
  const { base_path, trusted_proxy } = engine.config
  const app: App = fastify({
    loggerInstance: engine.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: MB,
    // The map of an import stands in its address: Node's own 16 kB are too few for one of many columns.
    http: { maxHeaderSize: MB },
    // A slow client may not hold a connection open for nothing; a large import may take its time.
    connectionTimeout: 0,
    requestTimeout: 300_000,
    keepAliveTimeout: 30_000,
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 256 },
    trustProxy: trusted_proxy ?? false,
    rewriteUrl: ({ url = '/' }) => withoutBase(base_path, url),
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) => {
    const got = `${request.method} ${request.url.split('?', 1)[0]}`
    sendProblem(new BellwetherError({ code: 'api.no_route', got, hint: 'See /api/openapi.json.' }), request, reply)
  })
  refuseWhileClosing(app)
  secureAnswers(app)
  logRequests(app)
  requireAccess(app, engine)
  const { page, lastHour } = measureRequests(app, engine)
  app.decorate('metricsPage', page)
  app.decorate('requestsOfLastHour', lastHour)
  app.register(swagger, openApi)
  app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: docsPolicy })
  for (const add of routes) app.register(async (scope) => add(scope as unknown as App, engine))
  app.register(async (scope) => {
    scope.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  })
  return app
}

/** A request's address as the routes have it: a proxy may leave the base path on or take it off. */
function withoutBase(base: string, url: string): string {
  if (base === '' || !url.startsWith(base)) return url
  const rest = url.slice(base.length)
  if (rest.startsWith('/')) return rest
  return rest === '' || rest.startsWith('?') ? `/${rest}` : url
}

/** Starts listening and returns the address. Throws `api.port_in_use`, naming the process where it can be found, and `core.config`. */
export async function listen(app: App, { host, port }: { host: string; port: number }): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE')
      throw new BellwetherError(
        {
          code: 'core.config',
          field: 'host',
          expected: 'an address and a port to listen on',
          got: (error as Error).message,
        },
        { cause: error },
      )
    throw new BellwetherError(
      {
        code: 'api.port_in_use',
        field: 'port',
        got: `${port} is held by ${portHolder(port) ?? 'a process that cannot be seen from here'}`,
        hint: 'Stop that process, or choose another port with --port (0 takes a free one).',
      },
      { cause: error },
    )
  }
  return reachableUrl(app.server.address() as AddressInfo)
}

/** Where this machine reaches a listening address: one that listens on all answers on loopback. */
function reachableUrl({ address, family, port }: AddressInfo): string {
  const ip = address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address
  return `http://${family === 'IPv6' ? `[${ip}]` : ip}:${port}`
}

/**
 * A stopping server answers what is under way, refuses what comes on the same connections, and closes each of these
 * once its answer is out: nobody waits for their timeouts.
 */
function refuseWhileClosing(app: App): void {
  let sweep: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    sweep = setInterval(() => app.server.closeIdleConnections(), 50)
  })
  app.addHook('onClose', async () => clearInterval(sweep))
  app.addHook('onRequest', async (_request, reply) => {
    if (sweep === undefined) return
    reply.header('connection', 'close')
    throw new BellwetherError({ code: 'api.closing', hint: 'Send it again in a moment.' })
  })
}

function secureAnswers(app: App): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    })
  })
}

/** One line a request: the route's pattern and never the address asked for, which names people. */
function logRequests(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const line = { method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
    request.log.info(line, 'request')
  })
}

/** The API's OpenAPI document, as `/api/openapi.json` gives it. */
export async function apiDocument(engine: Engine): Promise<Record<string, unknown>> {
  const app = createServer(engine)
  await app.ready()
  const document = app.swagger() as unknown as Record<string, unknown>
  await app.close()
  return document
}
