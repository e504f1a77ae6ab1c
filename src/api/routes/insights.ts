import { funnel, funnelPeople } from '../../analyse/funnel.ts'
import { FunnelAnswer, FunnelPeople, FunnelPeopleQuery, FunnelQuery } from '../../analyse/funnel-query.ts'
import { RetentionAnswer, RetentionQuery, retention } from '../../analyse/retention.ts'
import { TrendAnswer, TrendQuery, trend } from '../../analyse/trend.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { scopeOf } from '../../pipeline/scope.ts'
import type { App } from '../app.ts'

const tags = ['insights']
const config = { needs: 'read' } as const

/** Questions on events. */
export function insightRoutes(app: App, engine: Engine): void {
  const { store } = engine
  app.post(
    '/api/v1/insights/trend',
    {
      config,
      schema: {
        summary: 'How much of what happened, over time',
        tags,
        body: TrendQuery,
        response: { 200: TrendAnswer },
      },
    },
    async ({ project, body }) => trend(store, await scopeOf(engine, project), body),
  )
  app.post(
    '/api/v1/insights/funnel',
    {
      config,
      schema: { summary: 'How far people get', tags, body: FunnelQuery, response: { 200: FunnelAnswer } },
    },
    async ({ project, body }) => funnel(store, await scopeOf(engine, project), body),
  )
  app.post(
    '/api/v1/insights/funnel/people',
    {
      config,
      schema: {
        summary: 'Who reached a step of a funnel, or did not',
        tags,
        body: FunnelPeopleQuery,
        response: { 200: FunnelPeople },
      },
    },
    async ({ project, body }) => funnelPeople(store, await scopeOf(engine, project), body),
  )
  app.post(
    '/api/v1/insights/retention',
    {
      config,
      schema: { summary: 'Who comes back', tags, body: RetentionQuery, response: { 200: RetentionAnswer } },
    },
    async ({ project, body }) => retention(store, await scopeOf(engine, project), body),
  )
}
