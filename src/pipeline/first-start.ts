import { newId } from '../core/ids.ts'
import { projects } from '../store/metadata-schema.ts'
import type { Engine } from './engine.ts'
import { type Role, roles } from './keys.ts'
import { firstProject } from './projects.ts'

/** The keys of a first start, shown to the operator once and never logged. */
export type FirstKeys = Record<Role, string>

/** Makes a project with one key of each role where there is no project yet; null where there is one. */
export async function firstStart(
  { store, keys }: Pick<Engine, 'store' | 'keys'>,
  name = 'default',
): Promise<FirstKeys | null> {
  if (await firstProject(store)) return null
  const id = newId()
  await store.db.insert(projects).values({ id, name })
  const made = roles.map(async (role) => [role, (await keys.create(id, role, 'first start')).key])
  return Object.fromEntries(await Promise.all(made)) as FirstKeys
}
