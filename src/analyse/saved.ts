import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { BellwetherError } from '../core/errors.ts'
import { newId, type ProjectId } from '../core/ids.ts'
import { insights } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import { FunnelQuery } from './funnel-query.ts'
import { RetentionQuery } from './retention.ts'
import { TrendQuery } from './trend.ts'

const name = z.string().trim().min(1).max(200)

/** A question under a name. */
export const NewInsight = z.discriminatedUnion('kind', [
  z.strictObject({ name, kind: z.literal('trend'), query: TrendQuery }),
  z.strictObject({ name, kind: z.literal('funnel'), query: FunnelQuery }),
  z.strictObject({ name, kind: z.literal('retention'), query: RetentionQuery }),
])
export type NewInsight = z.infer<typeof NewInsight>

export const SavedInsight = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(['trend', 'funnel', 'retention']),
  query: z.record(z.string(), z.unknown()).describe('Body of POST /api/v1/insights/{kind}'),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
})
export type SavedInsight = z.infer<typeof SavedInsight>

type Row = typeof insights.$inferSelect

const shown = ({ id, name, kind, query, created_at, updated_at }: Row): SavedInsight => ({
  id,
  name,
  kind,
  query: query as Record<string, unknown>,
  created_at: created_at.toISOString(),
  updated_at: updated_at.toISOString(),
})

const own = (project: ProjectId, id: string) => and(eq(insights.project_id, project), eq(insights.id, id))

function one(rows: Row[], id: string): SavedInsight {
  if (rows.length === 0) throw new BellwetherError({ code: 'core.not_found', field: 'insight', got: id })
  return shown(rows[0])
}

/** A project's saved questions by name, at most 500. */
export async function listInsights({ db }: Store, project: ProjectId): Promise<SavedInsight[]> {
  const rows = await db
    .select()
    .from(insights)
    .where(eq(insights.project_id, project))
    .orderBy(insights.name, insights.id)
    .limit(500)
  return rows.map(shown)
}

/** Throws `core.not_found`. */
export async function getInsight({ db }: Store, project: ProjectId, id: string): Promise<SavedInsight> {
  return one(await db.select().from(insights).where(own(project, id)), id)
}

/** Keeps a question; names need not differ. */
export async function saveInsight(
  { db }: Store,
  project: ProjectId,
  insight: NewInsight,
  now: Date,
): Promise<SavedInsight> {
  const row = { ...insight, id: newId(), project_id: project, created_at: now, updated_at: now }
  return shown((await db.insert(insights).values(row).returning())[0])
}

/** Puts another question, or the same under another name, in a saved one's place. Throws `core.not_found`. */
export async function changeInsight(
  { db }: Store,
  project: ProjectId,
  id: string,
  insight: NewInsight,
  now: Date,
): Promise<SavedInsight> {
  const changed = { ...insight, updated_at: now }
  return one(await db.update(insights).set(changed).where(own(project, id)).returning(), id)
}

/** Throws `core.not_found`. */
export async function deleteInsight({ db }: Store, project: ProjectId, id: string): Promise<void> {
  one(await db.delete(insights).where(own(project, id)).returning(), id)
}
