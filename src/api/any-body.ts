import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { readBody } from '../collect/body.ts'
import type { Account } from '../collect/memory.ts'
import type { Engine } from '../pipeline/engine.ts'
import type { App } from './app.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What this request holds of the memory for bodies; only on routes that take any body. */
    account: Account
    /** When the request began to arrive, by the engine's clock. */
    received: Date
  }
}

/**
 * Makes a scope's routes take bodies of any content type, as bytes: browsers send events as text/plain to spare a
 * preflight, and clients' headers are wrong about compression. Memory is counted from the first byte to the answer.
 */
export function takeAnyBody(app: App, engine: Engine): void {
  app.decorateRequest('account')
  app.decorateRequest('received')
  app.addHook('onRequest', async (request, reply) => {
    request.received = engine.clock.now()
    request.account = engine.collector.memory.open()
    // `close` comes also where the client went away; the hook below also where no socket was.
    reply.raw.once('close', request.account.release)
  })
  app.addHook('onResponse', async (request) => request.account.release())
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (request: FastifyRequest, payload: IncomingMessage) =>
    readBody(payload, request.account),
  )
}

/** The bytes of a request; none where it had no body. */
export const bytesOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0))
