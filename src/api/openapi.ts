import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { version } from '../core/version.ts'
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
        ...(needs && { security: [{ key: [] }], description: describe(schema.description, needs) }),
        response: {
          ...(schema.response as object),
          default: { description: 'Refused', content: { 'application/problem+json': { schema: Problem } } },
        },
      },
    })
  },
  transformObject: jsonSchemaTransformObject,
}

const describe = (text: string | undefined, needs: string) =>
  [text, `Needs ${needs === 'read' ? 'a read' : `an ${needs}`} key${needs === 'admin' ? '' : ' (or an admin key)'}.`]
    .filter(Boolean)
    .join(' ')
