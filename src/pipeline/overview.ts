import { and, desc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Scope } from '../analyse/filter.ts'
import { orders, Today, today, todayOf } from '../analyse/today.ts'
import type { ModelCard } from '../evaluate/model-card.ts'
import { alerts, deployments, models, runs } from '../store/metadata-schema.ts'
import { newestEvent } from '../store/newest-event.ts'
import type { Store } from '../store/store.ts'
import { Change, changes } from './changes.ts'
import { learnings } from './learnings.ts'
import { listTargets, type Target } from './targets.ts'

const instant = z.iso.datetime()

const TargetShown = z.object({
  name: z.string(),
  use: z.enum(['recommendation', 'forecast', 'propensity']),
  champion: z.object({ name: z.string(), version: z.int(), since: instant }).nullable(),
  metric: z
    .object({ name: z.string(), value: z.number().nullable() })
    .describe('The main metric, as the champion’s card has it'),
  run: z
    .object({
      id: z.uuid(),
      state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
      stage: z.string().nullable(),
      progress: z.number().describe('Percent'),
      finished_at: instant.nullable(),
    })
    .nullable()
    .describe('The latest'),
  open_alerts: z.int(),
})

/** What somebody wants to know who looks in. */
export const Overview = Today.extend({
  orders: z
    .object({ event: z.string(), today: z.int(), last_week: z.int() })
    .nullable()
    .describe('Of the first recommendation or forecast target’s order event; null without such a target'),
  newest_event_at: instant.nullable(),
  targets: z.array(TargetShown),
  changes: z.array(Change).describe('The last 10, newest first'),
})
export type Overview = z.infer<typeof Overview>

/** Numbers of today, targets and what changed. A few scans of a day's events, one of all times, and small queries. */
export async function overview(store: Store, scope: Scope): Promise<Overview> {
  const known = await listTargets(store, scope.project)
  const [counted, ordered, newest, shown, changed] = await Promise.all([
    today(store, scope),
    ordersOf(store, scope, known),
    newestEvent(store.clickhouse, scope.project, undefined, scope.now),
    Promise.all(known.map((target) => shownTarget(store, target))),
    changes(store, scope.project, known),
  ])
  return {
    ...counted,
    orders: ordered,
    newest_event_at: newest === null ? null : new Date(newest).toISOString(),
    targets: shown,
    changes: changed,
  }
}

async function ordersOf(store: Store, scope: Scope, known: readonly Target[]): Promise<Overview['orders']> {
  const target = known.find(({ use }) => use !== 'propensity')
  if (!target) return null
  const ranges = todayOf(scope)
  const [now, then] = await Promise.all([
    orders(store, scope, ranges.today, target.definition),
    orders(store, scope, ranges.last_week, target.definition),
  ])
  return { event: target.definition.event, today: now, last_week: then }
}

async function shownTarget({ db }: Store, { id, name, use }: Target): Promise<Overview['targets'][number]> {
  const [[champion], [run], open] = await Promise.all([
    db
      .select({ hash: deployments.model_hash, since: deployments.created_at, model: models })
      .from(deployments)
      .leftJoin(models, and(eq(models.hash, deployments.model_hash), eq(models.target_id, id)))
      .where(and(eq(deployments.target_id, id), eq(deployments.alias, 'champion')))
      .orderBy(desc(deployments.id))
      .limit(1),
    db.select().from(runs).where(eq(runs.target_id, id)).orderBy(desc(runs.id)).limit(1),
    db.$count(alerts, and(eq(alerts.target_id, id), isNull(alerts.settled_at))),
  ])
  const model = champion?.model
  const metric = learnings[use].judge.main
  return {
    name,
    use,
    champion: model ? { name: model.family, version: model.version, since: champion.since.toISOString() } : null,
    metric: { name: metric, value: model ? ((model.card as ModelCard).metrics?.[metric] ?? null) : null },
    run: run
      ? {
          id: run.id,
          state: run.state,
          stage: run.stage,
          progress: run.progress,
          finished_at: run.finished_at?.toISOString() ?? null,
        }
      : null,
    open_alerts: open,
  }
}
