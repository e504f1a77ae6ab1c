import { and, eq } from 'drizzle-orm'
import { BellwetherError } from '../core/errors.ts'
import { newId, type ProjectId } from '../core/ids.ts'
import { alert_rules } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import type { Alert } from './alerts.ts'

export const alertKinds = ['drift', 'effect', 'freshness', 'calibration', 'error'] as const satisfies Alert['kind'][]

/** Where alerts of some kinds are sent. */
export type AlertRule = Omit<typeof alert_rules.$inferSelect, 'kinds'> & { kinds: Alert['kind'][] }

export type NewAlertRule = Pick<AlertRule, 'name' | 'kinds' | 'channel' | 'destination'>

const fromRow = (row: typeof alert_rules.$inferSelect): AlertRule => ({ ...row, kinds: row.kinds as Alert['kind'][] })

/** A project's rules by name. */
export async function listAlertRules({ db }: Store, project: ProjectId): Promise<AlertRule[]> {
  const rows = await db
    .select()
    .from(alert_rules)
    .where(eq(alert_rules.project_id, project))
    .orderBy(alert_rules.name, alert_rules.id)
  return rows.map(fromRow)
}

const own = (project: ProjectId, id: string) => and(eq(alert_rules.project_id, project), eq(alert_rules.id, id))

/** Throws `core.not_found`. */
export async function getAlertRule({ db }: Store, project: ProjectId, id: string): Promise<AlertRule> {
  const [row] = await db.select().from(alert_rules).where(own(project, id))
  if (!row)
    throw new BellwetherError({
      code: 'core.not_found',
      field: 'id',
      got: id,
      hint: 'GET /api/v1/alert-rules lists the rules there are.',
    })
  return fromRow(row)
}

export async function createAlertRule({ db }: Store, project: ProjectId, rule: NewAlertRule): Promise<AlertRule> {
  const [row] = await db
    .insert(alert_rules)
    .values({ id: newId(), project_id: project, ...rule, created_at: new Date() })
    .returning()
  return fromRow(row)
}

/** Changes what is given and leaves the rest; what was sent or failed before stays written. Throws `core.not_found`. */
export async function changeAlertRule(
  store: Store,
  project: ProjectId,
  id: string,
  change: Partial<Omit<AlertRule, 'id' | 'project_id' | 'created_at' | 'channel'>>,
): Promise<AlertRule> {
  // Drizzle refuses an UPDATE that sets nothing.
  if (Object.keys(change).length > 0) await store.db.update(alert_rules).set(change).where(own(project, id))
  return getAlertRule(store, project, id)
}

/** Throws `core.not_found`. */
export async function removeAlertRule(store: Store, project: ProjectId, id: string): Promise<void> {
  await getAlertRule(store, project, id)
  await store.db.delete(alert_rules).where(own(project, id))
}
