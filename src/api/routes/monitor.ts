import { z } from 'zod'
import { BellwetherError } from '../../core/errors.ts'
import { listAlerts } from '../../monitor/alerts.ts'
import type { Engine } from '../../pipeline/engine.ts'
import { latestReport, pastLooks } from '../../pipeline/watch.ts'
import type { App } from '../app.ts'

const Look = z.strictObject({
  since: z.iso.datetime().optional().describe('Count the effect from here instead of from the end of training'),
})
const byTarget = z.object({ target: z.string().describe('Name of the target') })
const Report = z.record(z.string(), z.unknown()).describe('Effect, drift and freshness of the champion')

const Past = z.object({
  made_at: z.iso.datetime(),
  model: z.object({ name: z.string(), version: z.int(), cutoff: z.string() }),
  effect: z.record(z.string(), z.unknown()).describe('As in the look; lift and its interval for recommendations'),
  drift: z.array(z.object({ input: z.string(), psi: z.number().nullable(), alert: z.boolean() })),
})

const AlertShown = z.object({
  id: z.uuid(),
  target: z.string().nullable().describe('Name of the target'),
  kind: z.string(),
  subject: z.string(),
  message: z.string(),
  evidence: z.record(z.string(), z.unknown()),
  raised_at: z.iso.datetime(),
  settled_at: z.iso.datetime().nullable(),
  run_id: z.uuid().nullable().describe('Run that the alert started'),
})

export function monitorRoutes(app: App, engine: Engine): void {
  app.get(
    '/api/v1/targets/:target/monitor',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'The latest look at a target in service',
        tags: ['monitor'],
        params: byTarget,
        response: { 200: Report },
      },
    },
    async ({ project, params }) => {
      const target = await engine.targets.named(project, params.target)
      const report = await latestReport(engine.store, target)
      if (!report)
        throw new BellwetherError({
          code: 'core.not_found',
          field: 'target',
          hint: 'Nobody has looked yet: POST to the same path looks now.',
        })
      return { ...report }
    },
  )
  app.post(
    '/api/v1/targets/:target/monitor',
    {
      config: { needs: 'edit' },
      schema: {
        summary: 'Look now: effect, drift, freshness, alerts',
        tags: ['monitor'],
        params: byTarget,
        body: Look.nullish(),
        response: { 200: Report },
      },
    },
    async ({ project, params, body }) => {
      const target = await engine.targets.named(project, params.target)
      return { ...(await engine.watch.look(target, body?.since ? new Date(body.since) : undefined)) }
    },
  )
  historyRoute(app, engine)
  app.get(
    '/api/v1/alerts',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Alerts, newest first',
        tags: ['monitor'],
        querystring: z.strictObject({ open: z.stringbool().default(false).describe('Only those that still hold') }),
        response: { 200: z.object({ alerts: z.array(AlertShown) }) },
      },
    },
    async ({ project, query }) => {
      const alerts = await listAlerts(engine.store, project, query.open)
      return {
        alerts: alerts.map(({ id, target, kind, subject, message, evidence, raised_at, settled_at, run_id }) => ({
          id,
          target,
          kind,
          subject,
          message,
          evidence: evidence as Record<string, unknown>,
          run_id,
          raised_at: raised_at.toISOString(),
          settled_at: settled_at?.toISOString() ?? null,
        })),
      }
    },
  )
}

function historyRoute(app: App, engine: Engine): void {
  app.get(
    '/api/v1/targets/:target/monitor/history',
    {
      config: { needs: 'read' },
      schema: {
        summary: 'Looks at a target over time, oldest first',
        tags: ['monitor'],
        params: byTarget,
        querystring: z.strictObject({
          limit: z.coerce.number().int().min(1).max(1_000).default(100).describe('The newest so many'),
        }),
        response: { 200: z.object({ history: z.array(Past) }) },
      },
    },
    async ({ project, params, query }) => {
      const target = await engine.targets.named(project, params.target)
      const looks = await pastLooks(engine.store, target, query.limit)
      return { history: looks.map((look) => ({ ...look, effect: { ...look.effect } })) }
    },
  )
}
