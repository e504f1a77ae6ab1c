import { BellwetherError } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import { members } from '../store/account-schema.ts'
import type { Engine } from './engine.ts'
import { type Role, roles } from './keys.ts'
import { createProject, firstProject } from './projects.ts'

/** The keys of a first start, shown to the operator once and never logged. */
export type FirstKeys = Record<Role, string>

/** Makes a project with one key of each role where there is no project yet; null where there is one. */
export async function firstStart(
  { store, keys }: Pick<Engine, 'store' | 'keys'>,
  name = 'default',
): Promise<FirstKeys | null> {
  if (await firstProject(store)) return null
  const { id } = await createProject(store, { name })
  return keysFor({ keys }, id, 'first start')
}

/**
 * Path of a link by which the first owner joins, or null where somebody has. Each start without a member makes a new one,
 * since the one before may be lost, and takes that one back.
 */
export async function setUpPath({ store, invitations }: Pick<Engine, 'store' | 'invitations'>): Promise<string | null> {
  const project = await firstProject(store)
  const [member] = await store.db.select({ user: members.user_id }).from(members).limit(1)
  if (!project || member) return null
  const open = await invitations.list(project.id)
  await Promise.all(open.filter(({ role }) => role === 'owner').map(({ id }) => invitations.revoke(project.id, id)))
  return (await invitations.create(project.id, 'owner')).path
}

/** One more key of each role for the first project. Throws `core.not_found` where there is no project. */
export async function newKeys({ store, keys }: Pick<Engine, 'store' | 'keys'>, name: string): Promise<FirstKeys> {
  const project = await firstProject(store)
  if (!project)
    throw new BellwetherError({ code: 'core.not_found', field: 'project', hint: 'Start the server once to make it.' })
  return keysFor({ keys }, project.id, name)
}

async function keysFor({ keys }: Pick<Engine, 'keys'>, project: ProjectId, name: string): Promise<FirstKeys> {
  const made = roles.map(async (role) => [role, (await keys.create(project, role, name)).key])
  return Object.fromEntries(await Promise.all(made)) as FirstKeys
}
