import { z } from 'zod'
import { bodyJson, bodyText } from '../../collect/body.ts'
import { decodeNative } from '../../collect/decode/native.ts'
import { BellwetherError } from '../../core/errors.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { bytesOf, takeAnyBody } from '../any-body.ts'
import type { App } from '../app.ts'
import { allowAnyOrigin } from '../cors.ts'
import { Problem, problem } from '../problem.ts'

const Event = z.strictObject({
  event: z.string().min(1).max(200).describe('What happened'),
  distinct_id: z.string().min(1).max(200).describe('Who did it'),
  uuid: z.uuid().optional().describe('The same with each retry, so that the event counts once'),
  timestamp: z
    .union([z.iso.datetime({ offset: true }), z.int()])
    .optional()
    .describe('ISO 8601, or milliseconds since 1970'),
  session_id: z.string().max(200).optional(),
  properties: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('At most 1,000, 64 kB a value, 20 levels, 1 MB in all'),
})

const Events = z.union([
  z.strictObject({
    events: z.array(Event).min(1).max(10_000),
    sent_at: z.iso.datetime({ offset: true }).optional().describe('By the clock that set the timestamps'),
  }),
  z.array(Event).min(1).max(10_000),
  Event,
])

const Rejection = z.object({
  index: z.int().describe('Place in the request, from 0'),
  uuid: z.string().nullable(),
  code: z.string(),
  field: z.string().optional(),
  expected: z.unknown().optional(),
  got: z.unknown().optional(),
  hint: z.string().optional(),
})

const Outcome = z.object({
  accepted: z.int(),
  duplicates: z.int().describe('Kept before, or twice in the request'),
  rejected: z.array(Rejection),
})

const path = '/api/v1/events'

export function eventRoutes(app: App, engine: Engine): void {
  takeAnyBody(app, engine)
  allowAnyOrigin(app, [path])
  app.post(
    path,
    {
      config: { needs: 'ingest' },
      // The schema is for the document: events are checked one by one, and by faster code.
      validatorCompiler: () => (value) => ({ value }),
      schema: {
        summary: 'Take events in',
        description:
          'Answers when the events are durable: 200 when at least one was kept (or known already), 400 when none was. ' +
          'Plain or gzip, 20 MB as sent and 100 MB inflated. After 503, send the same request again.',
        tags: ['collect'],
        body: Events,
        response: { 200: Outcome, 400: Problem.extend({ rejected: z.array(Rejection).optional() }) },
      },
    },
    async ({ project, body, account, received }, reply) => {
      const batch = decodeNative(bodyJson(await bodyText(bytesOf(body), account)))
      const outcome = await engine.collector.ingest(project, batch, received)
      if (outcome.accepted + outcome.duplicates > 0) return outcome
      const [{ index: _index, uuid: _uuid, ...first }] = outcome.rejected
      reply.code(400).type('application/problem+json').serializer(JSON.stringify)
      return { ...problem(new BellwetherError(first)), rejected: outcome.rejected }
    },
  )
}
