import assert from 'node:assert'
import { asc, eq } from 'drizzle-orm'
import { newId, type ProjectId } from '../core/ids.ts'
import { projects } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'

/** One product whose events, models and keys stand apart from all others. */
export type Project = typeof projects.$inferSelect

/** The project of an identifier that a key gave: it exists. */
export async function getProject({ db }: Store, id: ProjectId): Promise<Project> {
  const [project] = await db.select().from(projects).where(eq(projects.id, id))
  assert(project, `a key names project ${id}, which does not exist`)
  return project
}

/** Changes what is given and leaves the rest. */
export async function changeProject(
  store: Store,
  id: ProjectId,
  change: Partial<Pick<Project, 'name' | 'time_zone' | 'currency'>>,
): Promise<Project> {
  // Drizzle refuses an UPDATE that sets nothing.
  if (Object.keys(change).length > 0) await store.db.update(projects).set(change).where(eq(projects.id, id))
  return getProject(store, id)
}

/** The oldest project: the one that the command line means. Null before the first start. */
export async function firstProject({ db }: Store): Promise<Project | null> {
  const [project] = await db.select().from(projects).orderBy(asc(projects.created_at)).limit(1)
  return project ?? null
}

/** Makes a project without keys or members: whoever calls gives it those. */
export async function createProject(
  { db }: Store,
  { name, generated = false }: { name: string; generated?: boolean },
): Promise<Project> {
  const [project] = await db.insert(projects).values({ id: newId(), name, generated }).returning()
  return project
}

/** The oldest project of a name, or null. */
export async function projectNamed({ db }: Store, name: string): Promise<Project | null> {
  const [project] = await db
    .select()
    .from(projects)
    .where(eq(projects.name, name))
    .orderBy(asc(projects.created_at))
    .limit(1)
  return project ?? null
}
