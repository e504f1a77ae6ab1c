import type { Scope } from '../analyse/filter.ts'
import type { ProjectId } from '../core/ids.ts'
import type { Engine } from './engine.ts'
import { getProject } from './projects.ts'

/** The scope that a project's insights are asked in: its time zone, and the engine's clock. */
export async function scopeOf({ store, clock }: Engine, project: ProjectId): Promise<Scope> {
  const { time_zone } = await getProject(store, project)
  return { project, time_zone, now: clock.now() }
}
