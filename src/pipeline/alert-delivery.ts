import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../core/log.ts'
import { type AlertRule, changeAlertRule, listAlertRules } from '../monitor/alert-rules.ts'
import type { Alert } from '../monitor/alerts.ts'
import { type Smtp, sendMail } from '../monitor/mail.ts'
import { postWebhook } from '../monitor/webhook.ts'
import type { Store } from '../store/store.ts'
import { getProject } from './projects.ts'
import type { Target } from './targets.ts'

/** What a webhook receives, and what a mail is written from. */
export interface AlertMessage {
  project: string
  target: string | null
  kind: Alert['kind']
  subject: string
  message: string
  evidence: unknown
  raised_at: string
}

/** Sends alerts to where the project's rules want them. */
export interface AlertDelivery {
  /** Sends what was raised for a target, and returns at once: three tries a rule, then the rule keeps the error. */
  send(target: Pick<Target, 'project' | 'name'>, raised: readonly Alert[]): void
  /** Sends a made-up alert by a rule, with one try. Returns the error, or null. */
  test(rule: AlertRule): Promise<string | null>
  /** Whether a mail server is set. */
  mail: boolean
  /** Resolves when everything under way is sent. */
  settled(): Promise<void>
  /** Waits for no further try. */
  close(): Promise<void>
}

export interface AlertDeliveryOptions {
  log: Logger
  smtp: Smtp | null
  /** Waits before the second and the third try. */
  pauses_ms?: readonly number[]
}

export function openAlertDelivery(
  store: Store,
  { log, smtp, pauses_ms = [1_000, 5_000] }: AlertDeliveryOptions,
): AlertDelivery {
  const stop = new AbortController()
  const underWay = new Set<Promise<void>>()

  const once = (rule: AlertRule, message: AlertMessage) =>
    rule.channel === 'webhook'
      ? postWebhook(rule.destination, message, stop.signal)
      : sendMail(smtp, { to: rule.destination, ...mailOf(message) })
  const keep = ({ project_id, id }: AlertRule, change: Parameters<typeof changeAlertRule>[3]) =>
    // The rule may have been removed meanwhile.
    changeAlertRule(store, project_id, id, change).catch((error) => log.info({ err: error, rule: id }, 'Alert rule'))
  const deliver = async (rule: AlertRule, message: AlertMessage, pauses: readonly number[]): Promise<string | null> => {
    let last_error: string | null = null
    for (let attempt = 0; attempt <= pauses.length && !stop.signal.aborted; attempt++) {
      if (attempt > 0) await sleep(pauses[attempt - 1], undefined, { signal: stop.signal }).catch(() => undefined)
      last_error = await once(rule, message).then(
        () => null,
        (error: Error) => error.message,
      )
      if (last_error === null) {
        await keep(rule, { last_sent_at: new Date(), last_error })
        return null
      }
    }
    log.warn({ rule: rule.id, channel: rule.channel, error: last_error }, 'Could not deliver an alert')
    await keep(rule, { last_error })
    return last_error
  }
  const sendAll = async (target: Pick<Target, 'project' | 'name'>, raised: readonly Alert[]) => {
    const [rules, project] = await Promise.all([
      listAlertRules(store, target.project),
      getProject(store, target.project),
    ])
    // A rule's alerts go one after the other; rules do not wait for each other.
    const sent = rules.map(async (rule) => {
      const wanted = raised.filter(({ kind }) => rule.kinds.length === 0 || rule.kinds.includes(kind))
      for (const alert of wanted) await deliver(rule, messageOf(project.name, target.name, alert), pauses_ms)
    })
    await Promise.all(sent)
  }
  return {
    mail: smtp !== null,
    send(target, raised) {
      if (raised.length === 0) return
      const sending = sendAll(target, raised)
        .catch((error) => log.error({ err: error }, 'Could not deliver alerts'))
        .finally(() => underWay.delete(sending))
      underWay.add(sending)
    },
    async test(rule) {
      const { name } = await getProject(store, rule.project_id)
      const message: AlertMessage = {
        project: name,
        target: null,
        kind: rule.kinds[0] ?? 'drift',
        subject: 'test',
        message: 'This is a test: alerts of this project will arrive here.',
        evidence: {},
        raised_at: new Date().toISOString(),
      }
      return deliver(rule, message, [])
    },
    settled: async () => {
      await Promise.all(underWay)
    },
    async close() {
      stop.abort()
      await Promise.all(underWay)
    },
  }
}

const messageOf = (
  project: string,
  target: string,
  { kind, subject, message, evidence, raised_at }: Alert,
): AlertMessage => ({ project, target, kind, subject, message, evidence, raised_at: raised_at.toISOString() })

const mailOf = ({ project, target, kind, subject, message, evidence, raised_at }: AlertMessage) => ({
  subject: `[Bellwether] ${project}: ${target ? `${target}, ` : ''}${kind} of ${subject}`,
  text: `${message}\n\nProject: ${project}\nTarget: ${target ?? 'none'}\nRaised at: ${raised_at}\n\n${JSON.stringify(evidence, null, 2)}\n`,
})
