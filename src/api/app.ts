import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { ProjectId } from '../core/ids.ts'
import type { Person } from '../pipeline/sign-in.ts'
import type { RecentRequests } from './recent-requests.ts'

/**
 * What a route may need. `ingest`, `read`, `admin`: as keys have it; `edit`: to change what is learnt and brought in;
 * `session`: somebody signed in, a member of whatever project.
 */
export type Needs = 'ingest' | 'read' | 'edit' | 'admin' | 'session'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The least that the caller's key or role must allow; absent on routes open to all. */
    needs?: Needs
  }
  interface FastifyInstance {
    /** What this server and its process have measured, as Prometheus text. */
    metricsPage(): Promise<string>
    /** What this process answered in the last hour. */
    requestsOfLastHour: RecentRequests['lastHour']
  }
  interface FastifyRequest {
    /** The key's project, or the one that a member asks about; set on routes with `needs`, but for `session`. */
    project: ProjectId
    /** Who is signed in; null where a key came. */
    user: Pick<Person, 'id' | 'name' | 'email'> | null
    /** The same with their projects. */
    person: Person | null
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
