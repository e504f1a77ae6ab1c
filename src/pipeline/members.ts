import { and, asc, eq, inArray } from 'drizzle-orm'
import { BellwetherError } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import { members, users } from '../store/account-schema.ts'
import type { Database } from '../store/metadata.ts'
import { projects } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import type { MemberRole, Person } from './sign-in.ts'

/** A member as a list shows them. */
export interface Member {
  user: string
  name: string
  email: string
  role: MemberRole
  two_factor: boolean
  created_at: Date
}

/** Who belongs to which project. */
export interface Members {
  /** The one who joined first in front. */
  list(project: ProjectId): Promise<Member[]>
  /** Throws `core.not_found`, and `core.conflict` where the project would be left without an owner. In force at once. */
  setRole(project: ProjectId, user: string, role: MemberRole): Promise<Member>
  /** The same. Whoever is in no other project is deleted whole: their sessions, password and second factor. */
  remove(project: ProjectId, user: string): Promise<void>
  /**
   * Refuses where an owner of this project may not take the person's place: a new password opens all their projects.
   * `by` is who wants to, null for the bearer of a key of this project. Throws `core.not_found`, `core.conflict`.
   */
  checkReset(project: ProjectId, user: string, by: Person | null): Promise<void>
  /** A person's projects, with whether they have a second factor. */
  of(person: Person): Promise<{ two_factor: boolean; projects: MemberProject[] }>
}

type MemberProject = Pick<typeof projects.$inferSelect, 'id' | 'name' | 'generated' | 'time_zone' | 'currency'> & {
  role: MemberRole
}

const shown = {
  user: users.id,
  name: users.name,
  email: users.email,
  role: members.role,
  two_factor: users.two_factor_enabled,
  created_at: members.created_at,
}

/** Members of the store's projects. `onChange` is called after every change. */
export function openMembers({ db }: Store, onChange: () => void): Members {
  const find = async (project: ProjectId, user: string): Promise<Member> => {
    const [member] = await db
      .select(shown)
      .from(members)
      .innerJoin(users, eq(users.id, members.user_id))
      .where(row(project, user))
    return member ?? unknown(user)
  }

  return {
    list: (project) =>
      db
        .select(shown)
        .from(members)
        .innerJoin(users, eq(users.id, members.user_id))
        .where(eq(members.project_id, project))
        .orderBy(asc(members.created_at), asc(users.id)),
    async setRole(project, user, role) {
      await db.transaction(async (tx) => {
        await checkOwnerStays(tx, project, user, role)
        await tx.update(members).set({ role }).where(row(project, user))
      })
      onChange()
      return find(project, user)
    },
    async remove(project, user) {
      await db.transaction(async (tx) => {
        await checkOwnerStays(tx, project, user, null)
        await tx.delete(members).where(row(project, user))
        const [other] = await tx.select({ role: members.role }).from(members).where(eq(members.user_id, user)).limit(1)
        if (!other) await tx.delete(users).where(eq(users.id, user))
      })
      onChange()
    },
    async checkReset(project, user, by) {
      await find(project, user)
      const theirs = await db.select({ project: members.project_id }).from(members).where(eq(members.user_id, user))
      const owned = new Set(by?.memberships.filter(({ role }) => role === 'owner').map((one) => one.project))
      if (theirs.every((one) => one.project === project || owned.has(one.project))) return
      throw new BellwetherError({
        code: 'core.conflict',
        field: 'user',
        expected: 'somebody whose every project is yours',
        got: 'a member of other projects too',
        hint: 'They can ask for a new password themselves where mail is set up, or leave the other projects first.',
      })
    },
    async of({ id, memberships }) {
      const [user] = await db.select({ two_factor: users.two_factor_enabled }).from(users).where(eq(users.id, id))
      const ids = memberships.map(({ project }) => project)
      const rows = ids.length === 0 ? [] : await db.select().from(projects).where(inArray(projects.id, ids))
      return {
        two_factor: user?.two_factor ?? false,
        projects: memberships.flatMap(({ project, role }) => {
          const found = rows.find((one) => one.id === project)
          if (!found) return []
          const { name, generated, time_zone, currency } = found
          return [{ id: project, name, role, generated, time_zone, currency }]
        }),
      }
    },
  }
}

const row = (project: ProjectId, user: string) => and(eq(members.project_id, project), eq(members.user_id, user))

function unknown(user: string): never {
  throw new BellwetherError({
    code: 'core.not_found',
    field: 'user',
    got: user,
    hint: 'GET /api/v1/members lists them.',
  })
}

/** Refuses a change of role (null: to none) that nobody knows or that takes the last owner away. */
async function checkOwnerStays(
  tx: Pick<Database, 'select'>,
  project: ProjectId,
  user: string,
  role: MemberRole | null,
): Promise<void> {
  // Locked until the change is made: two owners who remove each other at once must not both succeed.
  const all = await tx
    .select({ user: members.user_id, role: members.role })
    .from(members)
    .where(eq(members.project_id, project))
    .orderBy(members.user_id)
    .for('update')
  if (!all.some((member) => member.user === user)) unknown(user)
  if (role === 'owner' || all.some((member) => member.user !== user && member.role === 'owner')) return
  if (all.find((member) => member.user === user)?.role !== 'owner') return
  throw new BellwetherError({
    code: 'core.conflict',
    field: 'user',
    expected: 'another owner who stays',
    got: 'the last owner',
    hint: 'Make somebody else an owner first.',
  })
}
