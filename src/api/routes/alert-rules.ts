import { z } from 'zod'
import { BellwetherError } from '../../core/errors.ts'
import {
  type AlertRule,
  alertKinds,
  changeAlertRule,
  createAlertRule,
  getAlertRule,
  listAlertRules,
  removeAlertRule,
} from '../../monitor/alert-rules.ts'
import { noMail } from '../../monitor/mail.ts'
import { webhookUrl } from '../../monitor/webhook.ts'
import type { Engine } from '../../pipeline/engine.ts'
import type { App } from '../app.ts'

const path = '/api/v1/alert-rules'
const byId = z.object({ id: z.uuid().describe('Id of the rule') })

const Changeable = z.strictObject({
  name: z.string().min(1).max(100),
  kinds: z.array(z.enum(alertKinds)).max(alertKinds.length).describe('Kinds of alert that are sent; none: all'),
  destination: z.string().min(1).max(2_000).describe('Address of the webhook, or of the mailbox'),
})
const New = Changeable.extend({
  channel: z.enum(['webhook', 'email']),
  kinds: Changeable.shape.kinds.default([]),
})

const Shown = New.extend({
  id: z.uuid(),
  kinds: Changeable.shape.kinds,
  created_at: z.iso.datetime(),
  last_sent_at: z.iso.datetime().nullable(),
  last_error: z.string().nullable().describe('Of the newest delivery; null where it arrived'),
})

const show = ({ id, name, kinds, channel, destination, created_at, last_sent_at, last_error }: AlertRule) => ({
  id,
  name,
  kinds,
  channel,
  destination,
  created_at: created_at.toISOString(),
  last_sent_at: last_sent_at?.toISOString() ?? null,
  last_error,
})

/** Where alerts go beside the log and the page. */
export function alertRuleRoutes(app: App, engine: Engine): void {
  const { store } = engine
  app.get(
    path,
    {
      config: { needs: 'edit' },
      schema: {
        summary: 'Where alerts are sent',
        tags: ['monitor'],
        response: { 200: z.object({ rules: z.array(Shown), mail: z.boolean().describe('A mail server is set') }) },
      },
    },
    async ({ project }) => ({
      rules: (await listAlertRules(store, project)).map(show),
      mail: engine.alerts.mail,
    }),
  )
  app.post(
    path,
    {
      config: { needs: 'edit' },
      schema: {
        summary: 'Send alerts to a webhook or a mailbox',
        description:
          'A webhook gets `{project, target, kind, subject, message, evidence, raised_at}` as JSON: three tries of five seconds, redirects not followed.',
        tags: ['monitor'],
        body: New,
        response: { 201: Shown },
      },
    },
    async ({ project, body }, reply) => {
      checkDestination(engine, body)
      return reply.code(201).send(show(await createAlertRule(store, project, body)))
    },
  )
  app.patch(
    `${path}/:id`,
    {
      config: { needs: 'edit' },
      schema: {
        summary: 'Change a rule',
        tags: ['monitor'],
        params: byId,
        body: Changeable.partial(),
        response: { 200: Shown },
      },
    },
    async ({ project, params: { id }, body }) => {
      if (body.destination !== undefined)
        checkDestination(engine, { ...(await getAlertRule(store, project, id)), destination: body.destination })
      return show(await changeAlertRule(store, project, id, body))
    },
  )
  removeAndTest(app, engine)
}

function removeAndTest(app: App, { store, alerts }: Engine): void {
  app.delete(
    `${path}/:id`,
    {
      config: { needs: 'edit' },
      schema: {
        summary: 'Remove a rule',
        tags: ['monitor'],
        params: byId,
        response: { 204: z.null().describe('Removed') },
      },
    },
    async ({ project, params }, reply) => {
      await removeAlertRule(store, project, params.id)
      return reply.code(204).send(null)
    },
  )
  app.post(
    `${path}/:id/test`,
    {
      config: { needs: 'edit' },
      schema: {
        summary: 'Send a made-up alert, with one try',
        tags: ['monitor'],
        params: byId,
        response: { 200: z.object({ delivered: z.boolean(), error: z.string().nullable() }) },
      },
    },
    async ({ project, params }) => {
      const error = await alerts.test(await getAlertRule(store, project, params.id))
      return { delivered: error === null, error }
    },
  )
}

/** Refused here rather than when the first alert is raised. */
function checkDestination(
  { alerts }: Engine,
  { channel, destination }: { channel: 'webhook' | 'email'; destination: string },
): void {
  if (channel === 'webhook') webhookUrl(destination)
  else if (!alerts.mail) throw noMail()
  else if (!z.email().safeParse(destination).success)
    throw new BellwetherError({ code: 'core.invalid', field: 'destination', expected: 'a mail address' })
}
