import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { version } from '../core/version.ts'
import { sessionCookieName } from '../pipeline/auth-names.ts'
import type { Needs } from './app.ts'
import { Problem } from './problem.ts'

/** How the OpenAPI document is made from the routes: each gets its key and the problem that any of them may answer. */
export const openApi: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Bellwether',
      version,
      description:
        'Events in, judged and watched models out. Errors are `application/problem+json` with a stable `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [],
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An ingest, read or admin key; it decides the project.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookieName(false),
          description:
            'Set by POST /api/auth/sign-in/email (behind https its name begins with `__Secure-`). The header `bellwether-project` names the project, otherwise the oldest of the member; what changes something needs an `Origin` of this server.',
        },
      },
    },
  },
  transform: ({ schema, url, route, ...rest }) => {
    const needs = route.config?.needs
    if (!schema || schema.hide) return { schema: { ...schema, hide: true }, url }
    return jsonSchemaTransform({
      ...rest,
      url,
      route,
      schema: {
        ...schema,
        ...(needs && { security: securityOf(needs), description: describe(schema.description, needs) }),
        response: {
          ...(schema.response as object),
          default: { description: 'Refused', content: { 'application/problem+json': { schema: Problem } } },
        },
      },
    })
  },
  transformObject: jsonSchemaTransformObject,
}

const describe = (text: string | undefined, needs: Needs) => [text, neededBy[needs]].filter(Boolean).join(' ')

const neededBy: Record<Needs, string> = {
  ingest: 'Needs an ingest key (or an admin key).',
  read: 'Needs a read key (or an admin key), or the session of a member.',
  edit: 'Needs an admin key, or the session of an editor or owner.',
  admin: 'Needs an admin key, or the session of an owner.',
  session: 'Needs the session of somebody signed in.',
}

const securityOf = (needs: Needs): Record<string, string[]>[] =>
  needs === 'session' ? [{ session: [] }] : needs === 'ingest' ? [{ key: [] }] : [{ key: [] }, { session: [] }]
