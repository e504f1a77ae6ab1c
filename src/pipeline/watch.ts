import { and, desc, eq, isNull } from 'drizzle-orm'
import { BellwetherError } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'
import { type Clock, DAY_MS } from '../core/time.ts'
import type { Deployments } from '../deploy/deployments.ts'
import { aliases, listModels, type RegisteredModel } from '../deploy/registry.ts'
import { settleAlerts } from '../monitor/alerts.ts'
import { drift } from '../monitor/drift.ts'
import { effectOf } from '../monitor/effect.ts'
import { findings } from '../monitor/findings.ts'
import { lastEventDays } from '../monitor/freshness.ts'
import type { Report } from '../monitor/report.ts'
import { alerts, reports, runs } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import type { AlertDelivery } from './alert-delivery.ts'
import type { Runs } from './runs.ts'
import type { Target } from './targets.ts'

/** Looks after targets in service. */
export interface Watch {
  /**
   * One look: the champion's effect, drift, freshness; stored, alerts settled; an alert that learning anew may mend
   * starts a run, at most one in four weeks and target; until then it stays open. The effect is counted from `since`, or from the instant up to which the
   * champion has learnt. Throws `deploy.no_model`.
   */
  look(target: Target, since?: Date): Promise<Report>
}

export interface WatchOptions {
  store: Store
  clock: Clock
  log: Logger
  runs: Runs
  deployments: Deployments
  alerts: Pick<AlertDelivery, 'send'>
}

/** Between runs that alerts start: a test window's length, so that each is judged on orders that the one before did not see. */
const REST_MS = 28 * DAY_MS

export function openWatch(options: WatchOptions): Watch {
  return {
    async look(target, since) {
      const { store, clock, log, deployments } = options
      await deployments.log.flush()
      const now = clock.now()
      const report = await makeReport(store, target, now, since)
      await store.db
        .insert(reports)
        .values({ id: newId(), project_id: target.project, target_id: target.id, report, made_at: now })
      const ref = { project: target.project, target_id: target.id }
      options.alerts.send(target, await settleAlerts(store, ref, findings(report), now, log))
      await retrain(options, target, now)
      return report
    },
  }
}

/** The newest stored report of a target. */
export async function latestReport(store: Store, target: Target): Promise<Report | null> {
  const [row] = await store.db
    .select()
    .from(reports)
    .where(eq(reports.target_id, target.id))
    .orderBy(desc(reports.made_at))
    .limit(1)
  return (row?.report as Report | undefined) ?? null
}

/** A look of the past, as far as charts go. */
export interface PastLook {
  made_at: string
  model: Report['model']
  effect: Report['effect']
  drift: Pick<Report['drift'][number], 'input' | 'psi' | 'alert'>[]
}

/** A target's newest `limit` looks, oldest first. */
export async function pastLooks(store: Store, target: Target, limit: number): Promise<PastLook[]> {
  const rows = await store.db
    .select({ report: reports.report })
    .from(reports)
    .where(eq(reports.target_id, target.id))
    .orderBy(desc(reports.made_at), desc(reports.id))
    .limit(limit)
  return rows.toReversed().map(({ report }) => {
    const { made_at, model, effect, drift: rows } = report as Report
    return { made_at, model, effect, drift: rows.map(({ input, psi, alert }) => ({ input, psi, alert })) }
  })
}

async function makeReport(store: Store, target: Target, now: Date, since?: Date): Promise<Report> {
  const champion = await championOf(store, target)
  const cut_ms = Date.parse(champion.card.cutoff)
  const scope = { project: target.project, target: target.name, from: since ?? new Date(cut_ms), now, seed: 1 }
  const [effect, drifted, last_event_days] = await Promise.all([
    effectOf(store, target.definition, scope, champion),
    drift(store, target.definition, { ...scope, model: { name: champion.family, version: champion.version }, cut_ms }),
    lastEventDays(store, target.project, target.definition.event, now),
  ])
  return {
    target: target.name,
    made_at: now.toISOString(),
    model: { name: champion.family, version: champion.version, cutoff: champion.card.cutoff },
    effect,
    drift: drifted,
    freshness: { last_event_days, model_days: (now.getTime() - cut_ms) / DAY_MS },
  }
}

async function championOf(store: Store, target: Target): Promise<RegisteredModel> {
  const ref = { project: target.project, target_id: target.id }
  const [{ champion }, models] = await Promise.all([aliases(store, ref), listModels(store, ref)])
  const found = models.find((model) => model.hash === champion)
  if (!found)
    throw new BellwetherError({
      code: 'deploy.no_model',
      field: 'target',
      got: target.name,
      hint: 'Start a run first.',
    })
  return found
}

/** Starts the run that the oldest open alert still waits for. */
async function retrain({ store, runs: jobs, log }: WatchOptions, target: Target, now: Date): Promise<void> {
  const waiting = and(
    eq(alerts.target_id, target.id),
    eq(alerts.starts_run, true),
    isNull(alerts.settled_at),
    isNull(alerts.run_id),
  )
  const [cause] = await store.db.select().from(alerts).where(waiting).orderBy(alerts.raised_at).limit(1)
  if (!cause) return
  const [last] = await store.db
    .select({ cutoff: runs.cutoff, state: runs.state })
    .from(runs)
    .where(eq(runs.target_id, target.id))
    .orderBy(desc(runs.id))
    .limit(1)
  const resting = last && now.getTime() - last.cutoff.getTime() < REST_MS
  if (resting || last?.state === 'queued' || last?.state === 'running') return
  const run = await jobs.start(target, { cause: `alert:${cause.subject}` })
  await store.db.update(alerts).set({ run_id: run.id }).where(waiting)
  log.info({ target: target.name, run: run.id, cause: cause.message }, 'An alert started a run')
}
