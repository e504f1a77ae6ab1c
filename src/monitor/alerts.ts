import { and, desc, eq, isNull } from 'drizzle-orm'
import { newId } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'
import type { TargetRef } from '../deploy/registry.ts'
import { alerts, targets } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import type { Finding } from './report.ts'

export type Alert = typeof alerts.$inferSelect

/**
 * Brings a target's open alerts in line with what was found: raises what is new (in the log too), leaves open what
 * still holds, settles what no longer does. Returns the alerts raised now.
 */
export async function settleAlerts(
  store: Store,
  ref: TargetRef,
  findings: readonly Finding[],
  now: Date,
  log: Logger,
): Promise<Alert[]> {
  const open = await store.db
    .select()
    .from(alerts)
    .where(and(eq(alerts.target_id, ref.target_id), isNull(alerts.settled_at)))
  const key = ({ kind, subject }: { kind: string; subject: string }) => `${kind}:${subject}`
  const found = new Set(findings.map(key))
  const known = new Set(open.map(key))
  for (const alert of open.filter((row) => !found.has(key(row)))) {
    await store.db.update(alerts).set({ settled_at: now }).where(eq(alerts.id, alert.id))
  }
  const fresh = findings.filter((finding) => !known.has(key(finding)))
  if (fresh.length === 0) return []
  for (const { kind, subject, message } of fresh) log.warn({ target: ref.target_id, kind, subject }, message)
  const rows = fresh.map(({ kind, subject, message, evidence, retrain }) => ({
    id: newId(),
    project_id: ref.project,
    target_id: ref.target_id,
    kind,
    subject,
    message,
    evidence,
    raised_at: now,
    starts_run: retrain,
  }))
  return store.db.insert(alerts).values(rows).returning()
}

/** An alert with its target's name; null where it is about none. */
export type NamedAlert = Alert & { target: string | null }

/** A project's alerts, newest first, at most 200. */
export async function listAlerts(store: Store, project: string, onlyOpen: boolean): Promise<NamedAlert[]> {
  const mine = eq(alerts.project_id, project)
  const rows = await store.db
    .select({ alert: alerts, target: targets.name })
    .from(alerts)
    .leftJoin(targets, eq(targets.id, alerts.target_id))
    .where(onlyOpen ? and(mine, isNull(alerts.settled_at)) : mine)
    .orderBy(desc(alerts.raised_at))
    .limit(200)
  return rows.map(({ alert, target }) => ({ ...alert, target }))
}
