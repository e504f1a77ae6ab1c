import { z } from 'zod'
import { instantOf, Moment } from '../../analyse/days.ts'
import { EventList, listEvents } from '../../analyse/event-list.ts'
import { EventNames, eventNames } from '../../analyse/event-names.ts'
import { EventProperties, eventProperties } from '../../analyse/event-properties.ts'
import { Condition } from '../../analyse/filter.ts'
import { eventByUuid, StoredEvent } from '../../analyse/stored-event.ts'
import { BellwetherError } from '../../core/errors.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { scopeOf } from '../../pipeline/scope.ts'
import type { App } from '../app.ts'

const path = '/api/v1/activity'
const tags = ['activity']
const config = { needs: 'read' } as const
const name = z.string().min(1).max(200).optional().describe('Only events of this name')

/** Conditions as the text of a query parameter: JSON. */
const Where = z
  .string()
  .max(10_000)
  .optional()
  .transform((text, context) => {
    try {
      return z
        .array(Condition)
        .max(20)
        .parse(JSON.parse(text ?? '[]'))
    } catch {
      context.addIssue({ code: 'custom', message: 'JSON, such as [{"property": "plan", "op": "eq", "value": "pro"}]' })
      return z.NEVER
    }
  })
  .describe('Conditions on properties, as JSON: a list of {property, op, value}')

const Listing = z
  .strictObject({
    after: z.string().max(100).optional().describe('`newest` of the answer before: what came since'),
    before: z.string().max(100).optional().describe('`next` of the answer before: older events'),
    event: name,
    distinct_id: z.string().min(1).max(200).optional().describe('Only events that came under this id'),
    where: Where,
    from: Moment.optional().describe("Only events that happened then or later: a day of the project's, or an instant"),
    to: Moment.optional().describe('Only events that happened before'),
    limit: z.coerce.number().int().min(1).max(500).default(100).describe('Most that are answered'),
  })
  .refine(({ after, before }) => after === undefined || before === undefined, {
    path: ['after'],
    message: 'either `after` or `before`',
  })

const Received = z.object({
  since: z.iso.datetime().describe('When this server started'),
  accepted: z.int().describe('New, and written'),
  duplicates: z.int().describe('Written before, or twice in a request: left out'),
  rejected: z.int().describe('In the quarantine'),
})

/** Events as they came in, and what they hold. */
export function activityRoutes(app: App, engine: Engine): void {
  const { store, collector } = engine
  listRoute(app, engine)
  app.get(
    `${path}/events/:uuid`,
    {
      config,
      schema: {
        summary: 'One event in full',
        tags,
        params: z.object({ uuid: z.uuid().describe('Of the event') }),
        response: { 200: StoredEvent },
      },
    },
    async ({ project, params: { uuid } }) => {
      const event = await eventByUuid(store, project, uuid)
      if (!event) throw new BellwetherError({ code: 'core.not_found', field: 'uuid', got: uuid })
      return event
    },
  )
  app.get(
    `${path}/received`,
    {
      config,
      schema: {
        summary: 'What became of the events sent since the server started',
        description: 'Of every way in but files, which count for themselves.',
        tags,
        response: { 200: Received },
      },
    },
    ({ project }) => {
      const { since, ...counts } = collector.tally(project)
      return { since: since.toISOString(), ...counts }
    },
  )
  app.get(
    `${path}/names`,
    { config, schema: { summary: 'The names that events have', tags, response: { 200: EventNames } } },
    async ({ project }) => eventNames(store, await scopeOf(engine, project)),
  )
  app.get(
    `${path}/properties`,
    {
      config,
      schema: {
        summary: 'What properties events hold, with frequent values',
        tags,
        querystring: z.strictObject({ event: name }),
        response: { 200: EventProperties },
      },
    },
    async ({ project, query }) => eventProperties(store, await scopeOf(engine, project), query.event),
  )
}

function listRoute(app: App, engine: Engine): void {
  const { store, collector } = engine
  app.get(
    `${path}/events`,
    {
      config,
      schema: {
        summary: 'Events, the last received first',
        description:
          'For a live tail ask with `after`: every event comes once, none is missed. What an import brings stands where the import began, and is no part of the tail.',
        tags,
        querystring: Listing,
        response: { 200: EventList },
      },
    },
    async ({ project, query: { event, where, from, to, ...query } }) => {
      const { time_zone } = await scopeOf(engine, project)
      const at = (moment: string | undefined) => (moment === undefined ? undefined : instantOf(moment, time_zone))
      return listEvents(store, project, {
        ...query,
        filter: { event, where },
        from: at(from),
        to: at(to),
        by: 'received_at',
        settled: collector.settled(),
      })
    },
  )
}
