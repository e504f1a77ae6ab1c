import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Scope } from '../analyse/filter.ts'
import { orders, Today, today, todayOf } from '../analyse/today.ts'
import type { ModelCard } from '../evaluate/model-card.ts'
import { alerts, deployments, imports, models, runs } from '../store/metadata-schema.ts'
import { newestEvent } from '../store/newest-event.ts'
import type { Store } from '../store/store.ts'
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

const Change = z.object({
  at: instant,
  kind: z.enum(['run', 'promotion', 'import', 'alert']),
  subject: z.string().describe('Name of the target, or of the file'),
  detail: z.string(),
})
type Change = z.infer<typeof Change>

/** What somebody wants to know who looks in. */
export const Overview = Today.extend({
  orders: z
    .object({ event: z.string(), today: z.int(), last_week: z.int() })
    .nullable()
    .describe('Of the first recommendation or forecast target’s order event; null without such a target'),
  newest_event_at: instant.nullable(),
  targets: z.array(TargetShown),
  changes: z.array(Change).describe('The last 10: runs that ended, promotions, imports, alerts'),
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
    changes(store, scope, known),
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

/** How many changes are told. */
const CHANGES = 10

async function changes({ db }: Store, { project }: Scope, known: readonly Target[]): Promise<Change[]> {
  const nameOf = (id: string | null) => known.find((target) => target.id === id)?.name ?? ''
  const ended = await db
    .select()
    .from(runs)
    .where(
      and(
        eq(runs.project_id, project),
        inArray(runs.state, ['done', 'failed', 'cancelled']),
        isNotNull(runs.finished_at),
      ),
    )
    .orderBy(desc(runs.finished_at))
    .limit(CHANGES)
  const promoted = await db
    .select({
      at: deployments.created_at,
      alias: deployments.alias,
      reason: deployments.reason,
      target: deployments.target_id,
      family: models.family,
      version: models.version,
    })
    .from(deployments)
    .leftJoin(models, and(eq(models.hash, deployments.model_hash), eq(models.target_id, deployments.target_id)))
    .where(eq(deployments.project_id, project))
    .orderBy(desc(deployments.created_at))
    .limit(CHANGES)
  const brought = await db
    .select()
    .from(imports)
    .where(and(eq(imports.project_id, project), isNotNull(imports.finished_at)))
    .orderBy(desc(imports.finished_at))
    .limit(CHANGES)
  const raised = await db
    .select()
    .from(alerts)
    .where(eq(alerts.project_id, project))
    .orderBy(desc(alerts.raised_at))
    .limit(CHANGES)
  const all: Change[] = [
    ...ended.map(({ finished_at, target_id, state, cause }) =>
      change(finished_at as Date, 'run', nameOf(target_id), `${state} (${cause})`),
    ),
    ...promoted.map(({ at, alias, reason, target, family, version }) =>
      change(at, 'promotion', nameOf(target), `${alias}: ${family ? `${family} ${version}` : 'none'} (${reason})`),
    ),
    ...brought.map(({ finished_at, file, state, events }) =>
      change(finished_at as Date, 'import', file, `${state}, ${events} events`),
    ),
    ...raised.map(({ raised_at, target_id, message }) => change(raised_at, 'alert', nameOf(target_id), message)),
  ]
  return all.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, CHANGES)
}

const change = (at: Date, kind: Change['kind'], subject: string, detail: string): Change => ({
  at: at.toISOString(),
  kind,
  subject,
  detail,
})
