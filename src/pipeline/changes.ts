import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import type { ProjectId } from '../core/ids.ts'
import { alerts, deployments, imports, models, runs } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import type { Target } from './targets.ts'

const at = z.iso.datetime()
const target = z.string().nullable().describe('Name of the target')

/** Something that happened to a project. */
export const Change = z.discriminatedUnion('kind', [
  z.object({
    at,
    kind: z.literal('run'),
    target,
    run: z.uuid(),
    cause: z.string().describe('`manual`, `schedule` or `alert:<input>`'),
    state: z.enum(['done', 'failed', 'cancelled']),
  }),
  z.object({
    at,
    kind: z.literal('promotion'),
    target,
    alias: z.enum(['champion', 'challenger']),
    model: z
      .string()
      .nullable()
      .describe('Family and version that answer from then on; null: the alias was taken away'),
    reason: z.string(),
  }),
  z.object({
    at,
    kind: z.literal('import'),
    file: z.string(),
    state: z.enum(['done', 'failed', 'undone']),
    events: z.int(),
  }),
  z.object({
    at,
    kind: z.literal('alert'),
    target,
    alert: z.enum(['drift', 'effect', 'freshness', 'calibration', 'error']),
    subject: z.string(),
    evidence: z.record(z.string(), z.unknown()),
    message: z.string(),
  }),
])
export type Change = z.infer<typeof Change>

/** How many are told. */
const MOST = 10

/** What happened last to a project: runs that ended, promotions, imports, alerts; newest first. Four small queries. */
export async function changes({ db }: Store, project: ProjectId, known: readonly Target[]): Promise<Change[]> {
  const nameOf = (id: string | null) => known.find((target) => target.id === id)?.name ?? null
  const [ended, promoted, brought, raised] = await Promise.all([
    db
      .select()
      .from(runs)
      .where(and(eq(runs.project_id, project), isNotNull(runs.finished_at)))
      .orderBy(desc(runs.finished_at))
      .limit(MOST),
    db
      .select({ deployment: deployments, family: models.family, version: models.version })
      .from(deployments)
      .leftJoin(models, and(eq(models.hash, deployments.model_hash), eq(models.target_id, deployments.target_id)))
      .where(eq(deployments.project_id, project))
      .orderBy(desc(deployments.created_at))
      .limit(MOST),
    db
      .select()
      .from(imports)
      .where(and(eq(imports.project_id, project), isNotNull(imports.finished_at)))
      .orderBy(desc(imports.finished_at))
      .limit(MOST),
    db.select().from(alerts).where(eq(alerts.project_id, project)).orderBy(desc(alerts.raised_at)).limit(MOST),
  ])
  const when = (time: Date | null) => (time as Date).toISOString()
  const all = [
    ...ended.map(({ id, finished_at, target_id, cause, state }) => ({
      at: when(finished_at),
      kind: 'run' as const,
      target: nameOf(target_id),
      run: id,
      cause,
      state,
    })),
    ...promoted.map(({ deployment: { created_at, target_id, alias, reason }, family, version }) => ({
      at: when(created_at),
      kind: 'promotion',
      target: nameOf(target_id),
      alias,
      reason,
      model: family && `${family} v${version}`,
    })),
    ...brought.map(({ finished_at, file, state, events }) => ({
      at: when(finished_at),
      kind: 'import',
      file,
      state,
      events,
    })),
    ...raised.map(({ raised_at, target_id, kind: alert, subject, evidence, message }) => ({
      at: when(raised_at),
      kind: 'alert',
      target: nameOf(target_id),
      alert,
      subject,
      evidence,
      message,
    })),
  ] as Change[]
  return all.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST)
}
