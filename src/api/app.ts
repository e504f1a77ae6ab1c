import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { ProjectId } from '../core/ids.ts'
import type { Role } from '../pipeline/keys.ts'
import type { RecentRequests } from './recent-requests.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The least that the caller's key must allow; absent on routes open to all. */
    needs?: Role
  }
  interface FastifyInstance {
    /** What this server and its process have measured, as Prometheus text. */
    metricsPage(): Promise<string>
    /** What this process answered in the last hour. */
    requestsOfLastHour: RecentRequests['lastHour']
  }
  interface FastifyRequest {
    /** The key's project; on routes with `needs` it is always set. */
    project: ProjectId
  }
}

/** Our Fastify, with zod schemas giving validation, types and the OpenAPI document. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  ZodTypeProvider
>
