import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { BellwetherError, type ErrorCode, type ErrorDetail } from '../core/errors.ts'

/** What every refused request is answered with (RFC 9457, `application/problem+json`). */
export const Problem = z.object({
  code: z.string().describe('Stable name of what went wrong; docs/reference/errors.md lists them'),
  title: z.string().describe('The same for people'),
  status: z.int().describe('HTTP status'),
  field: z.string().optional().describe('Path of the input at fault'),
  expected: z.unknown().optional().describe('What would have been right'),
  got: z.unknown().optional().describe('What came instead, in type, size or a short excerpt'),
  hint: z.string().optional().describe('What to do next'),
})
export type Problem = z.infer<typeof Problem>

/** An error as its answer's body. */
export const problem = ({ code, title, status, field, expected, got, hint }: BellwetherError): Problem => ({
  code,
  title,
  status,
  field,
  expected,
  got,
  hint,
})

/** Answers with a problem. What is our fault is logged in full and told in general; what is the caller's, in detail. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asBellwetherError(error, request)
  if (known.status >= 500 && known.status !== 503) request.log.error({ err: error }, known.title)
  if (known.status === 401) reply.header('www-authenticate', 'Bearer')
  if (known.status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', '1')
  return reply.code(known.status).type('application/problem+json').serializer(JSON.stringify).send(problem(known))
}

/** Any error of a request as ours: schema violations and Fastify's own become the codes of this API. */
export function asBellwetherError(error: unknown, request: FastifyRequest): BellwetherError {
  if (error instanceof BellwetherError) return error
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error as FastifyError, request)
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>
  const detail = frameworkErrors[code] ?? (statusCode < 500 ? { code: 'api.bad_request' } : { code: 'core.internal' })
  const got = statusCode < 500 ? (error as Error).message : undefined
  return new BellwetherError({ got, ...detail }, { cause: error })
}

const frameworkErrors: Record<string, ErrorDetail & { code: ErrorCode }> = {
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'api.bad_json', field: 'body', hint: 'Check quotes, commas and encoding.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'api.bad_json', field: 'body', got: 'an empty body' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'api.media_type', field: 'content-type', expected: 'application/json' },
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'api.too_large', field: 'body', hint: 'Send it in several smaller requests.' },
}

/** The first thing that a schema refused. */
function invalid({ validation = [], validationContext }: FastifyError, request: FastifyRequest): BellwetherError {
  const [{ instancePath, message, params }] = validation
  const path = instancePath.split('/').filter(Boolean)
  const input = validationContext === 'querystring' ? request.query : request[validationContext as 'body' | 'params']
  const { keys } = params as { keys?: string[] }
  return new BellwetherError({
    code: 'core.invalid',
    field: path.concat(keys?.slice(0, 1) ?? []).reduce(joinPath, '') || validationContext,
    expected: keys ? 'no such field' : message,
    got: keys ? undefined : kindOf(path.reduce<unknown>(step, input)),
  })
}

const joinPath = (path: string, part: string) =>
  /^\d+$/.test(part) ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`

const step = (value: unknown, part: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined

/** A value's kind and size: the value itself may be somebody's. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'string') return `a string of ${value.length} characters`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
