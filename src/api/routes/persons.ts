import { z } from 'zod'
import { EventList, listEvents } from '../../analyse/event-list.ts'
import { listPeople, PeoplePage } from '../../analyse/people.ts'
import { identityOf, Person, person } from '../../analyse/person.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { scopeOf } from '../../pipeline/scope.ts'
import type { App } from '../app.ts'

const path = '/api/v1/persons'
const tags = ['persons']
const config = { needs: 'read' } as const
const params = z.object({ distinct_id: z.string().min(1).max(200).describe('Any of the person’s ids') })
const limit = z.coerce.number().int().min(1).max(200).default(50).describe('Most that are answered')

/** The people behind the events. */
export function personRoutes(app: App, engine: Engine): void {
  const { store, collector } = engine
  app.get(
    path,
    {
      config,
      schema: {
        summary: 'People, newest activity first',
        tags,
        querystring: z.strictObject({
          search: z
            .string()
            .trim()
            .max(200)
            .optional()
            .describe('Part of an id, or of a value (an address, a name) that `$identify` or `$set` told'),
          cursor: z.string().max(100).optional().describe('`next` of the page before'),
          limit,
        }),
        response: { 200: PeoplePage },
      },
    },
    async ({ project, query }) => listPeople(store, await scopeOf(engine, project), query),
  )
  app.get(
    `${path}/:distinct_id`,
    { config, schema: { summary: 'One person', tags, params, response: { 200: Person } } },
    ({ project, params: { distinct_id } }) => person(store, project, distinct_id),
  )
  app.get(
    `${path}/:distinct_id/events`,
    {
      config,
      schema: {
        summary: "A person's events, the latest first",
        tags,
        params,
        querystring: z.strictObject({
          before: z.string().max(100).optional().describe('`next` of the page before'),
          limit,
        }),
        response: { 200: EventList.omit({ newest: true }) },
      },
    },
    async ({ project, params: { distinct_id }, query }) => {
      const { owns } = await identityOf(store, project, distinct_id)
      const filter = { where: [] }
      return listEvents(store, project, { ...query, owns, filter, by: 'timestamp', settled: collector.settled() })
    },
  )
}
