import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { BellwetherError } from '../core/errors.ts'
import { newId, type ProjectId } from '../core/ids.ts'
import { TargetDefinition, type Use } from '../prepare/target.ts'
import { targets } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'

export const TargetName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens, beginning with a letter')
  .describe('Name of the target in paths and answers')

/** A target as an operator declares it. */
export const NewTarget = z.strictObject({
  name: TargetName,
  definition: TargetDefinition,
  schedule: z
    .string()
    .max(100)
    .nullable()
    .default(null)
    .describe('Cron expression (UTC) of the retraining schedule; null for none'),
})
export type NewTarget = z.infer<typeof NewTarget>

export interface Target {
  id: string
  project: ProjectId
  name: string
  use: Use
  definition: TargetDefinition
  schedule: string | null
  created_at: Date
}

type Row = typeof targets.$inferSelect

const fromRow = (row: Row): Target => ({
  id: row.id,
  project: row.project_id,
  name: row.name,
  use: row.use,
  schedule: row.schedule,
  created_at: row.created_at,
  definition: TargetDefinition.parse(row.definition),
})

/**
 * Declares a target; its schedule is put in force by `Schedules`. Throws `core.conflict` when the name is taken by
 * another definition; the same again changes nothing.
 */
export async function createTarget(
  store: Store,
  project: ProjectId,
  { name, definition }: Pick<NewTarget, 'name' | 'definition'>,
): Promise<Target> {
  const row = {
    id: newId(),
    project_id: project,
    name,
    use: definition.use,
    definition,
    created_at: new Date(),
  }
  const made = await store.db.insert(targets).values(row).onConflictDoNothing().returning()
  if (made.length) return fromRow(made[0])
  const known = await getTarget(store, project, name)
  if (JSON.stringify(known.definition) !== JSON.stringify(definition)) {
    throw new BellwetherError({
      code: 'core.conflict',
      field: 'name',
      got: name,
      hint: 'A target of this name learns something else: choose another name.',
    })
  }
  return known
}

/** Throws `core.not_found`. */
export async function getTarget(store: Store, project: ProjectId, name: string): Promise<Target> {
  // PostgreSQL fails on text that holds a NUL: what cannot be a name is not asked for.
  const [row] = TargetName.safeParse(name).success
    ? await store.db
        .select()
        .from(targets)
        .where(and(eq(targets.project_id, project), eq(targets.name, name)))
    : []
  if (!row)
    throw new BellwetherError({
      code: 'core.not_found',
      field: 'target',
      got: name,
      hint: 'GET /api/v1/targets lists the targets there are.',
    })
  return fromRow(row)
}

export async function targetById(store: Store, id: string): Promise<Target> {
  const [row] = await store.db.select().from(targets).where(eq(targets.id, id))
  if (!row) throw new BellwetherError({ code: 'core.not_found', field: 'target', got: id })
  return fromRow(row)
}

export async function listTargets(store: Store, project?: ProjectId): Promise<Target[]> {
  const rows = await store.db
    .select()
    .from(targets)
    .where(project ? eq(targets.project_id, project) : undefined)
    .orderBy(targets.name)
  return rows.map(fromRow)
}

/** Targets by name, in memory: what a target learns never changes once it is declared. */
export interface Targets {
  /** Throws `core.not_found`. */
  named(project: ProjectId, name: string): Promise<Target>
  /** A target's schedule changed: ask for it again. */
  forget(target: Target): void
}

export function openTargets(store: Store): Targets {
  const known = new Map<string, Target>()
  return {
    async named(project, name) {
      const key = `${project}:${name}`
      const target = known.get(key) ?? (await getTarget(store, project, name))
      known.set(key, target)
      return target
    },
    forget: ({ project, name }) => void known.delete(`${project}:${name}`),
  }
}
