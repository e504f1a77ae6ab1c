import { randomBytes } from 'node:crypto'
import { and, asc, eq, gt, isNull, lt } from 'drizzle-orm'
import { BellwetherError } from '../core/errors.ts'
import { newId, type ProjectId, sha256 } from '../core/ids.ts'
import { accounts, invitations, members, users } from '../store/account-schema.ts'
import type { Database } from '../store/metadata.ts'
import { projects } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import type { MemberRole, Person, SignIn } from './sign-in.ts'

/** An invitation as a list shows it: everything but the link. */
export interface Invitation {
  id: string
  role: MemberRole
  created_at: Date
  expires_at: Date
}

/** What somebody joins, or has joined. */
export interface Joined {
  project: { id: ProjectId; name: string }
  role: MemberRole
}

/** Somebody new. `password` is checked for its length by whoever calls. */
export interface Newcomer {
  name: string
  email: string
  password: string
}

/** Links that let people join. Tokens are known to nobody but who got them: only a SHA-256 is kept. */
export interface Invitations {
  /** `path` holds the token and is shown this once. */
  create(project: ProjectId, role: MemberRole): Promise<Invitation & { path: string }>
  /** Those that can still be used, newest last. */
  list(project: ProjectId): Promise<Invitation[]>
  /** Throws `core.not_found`. */
  revoke(project: ProjectId, id: string): Promise<void>
  /** What a link leads to. Throws `core.not_found` for all that do not work, whatever the reason. */
  look(token: string): Promise<Joined>
  /** Makes a user and a member of them. Throws `core.not_found`, and `core.conflict` where the email is a user's. */
  join(token: string, newcomer: Newcomer): Promise<Joined>
  /** Makes somebody who has signed in a member. Throws `core.not_found`, and `core.conflict` for members. */
  accept(token: string, person: Person): Promise<Joined>
}

const VALID_MS = 7 * 86_400_000
const TOKEN = /^[\w-]{43}$/

/** Invitations of the store's projects. */
export function openInvitations({ db }: Store, { hash, forget }: Pick<SignIn, 'hash' | 'forget'>): Invitations {
  return {
    async create(project, role) {
      const now = Date.now()
      await db.delete(invitations).where(lt(invitations.expires_at, new Date(now)))
      const token = randomBytes(32).toString('base64url')
      const [made] = await db
        .insert(invitations)
        .values({
          id: newId(),
          project_id: project,
          role,
          token_hash: sha256(token),
          expires_at: new Date(now + VALID_MS),
        })
        .returning(shown)
      return { ...made, path: `/join/${token}` }
    },
    list: (project) =>
      db
        .select(shown)
        .from(invitations)
        .where(and(eq(invitations.project_id, project), isOpen()))
        .orderBy(asc(invitations.id)),
    async revoke(project, id) {
      const gone = await db
        .delete(invitations)
        .where(and(eq(invitations.project_id, project), eq(invitations.id, id), isOpen()))
        .returning({ id: invitations.id })
      if (gone.length > 0) return
      throw new BellwetherError({
        code: 'core.not_found',
        field: 'id',
        got: id,
        hint: 'GET /api/v1/invitations lists them.',
      })
    },
    look: (token) => look(db, token),
    async join(token, { name, email, password }) {
      // The hash costs much on purpose: nobody without a link makes this machine compute it.
      await look(db, token)
      const hashed = await hash(password)
      return db.transaction(async (tx) => {
        const joined = await consume(tx, token)
        const user = await addUser(tx, { name, email: email.toLowerCase() }, hashed)
        const own = [joined.project.id, ...(joined.role === 'owner' ? await examples(tx) : [])]
        const rows = [...new Set(own)].map((project_id) => ({ project_id, user_id: user, role: joined.role }))
        await tx.insert(members).values(rows)
        return joined
      })
    },
    async accept(token, { id }) {
      const joined = await db.transaction(async (tx) => {
        const joined = await consume(tx, token)
        const made = await tx
          .insert(members)
          .values({ project_id: joined.project.id, user_id: id, role: joined.role })
          .onConflictDoNothing()
          .returning({ role: members.role })
        if (made.length === 0) throw memberAlready()
        return joined
      })
      forget()
      return joined
    },
  }
}

const shown = {
  id: invitations.id,
  role: invitations.role,
  created_at: invitations.created_at,
  expires_at: invitations.expires_at,
}

const isOpen = () => and(isNull(invitations.accepted_at), gt(invitations.expires_at, new Date()))

const opens = (token: string) => and(eq(invitations.token_hash, sha256(token)), isOpen())

async function look(db: Pick<Database, 'select'>, token: string): Promise<Joined> {
  // What cannot be a token costs no query.
  if (!TOKEN.test(token)) throw notOpen()
  const [found] = await db
    .select({ project: { id: projects.id, name: projects.name }, role: invitations.role })
    .from(invitations)
    .innerJoin(projects, eq(projects.id, invitations.project_id))
    .where(opens(token))
  if (!found) throw notOpen()
  return found
}

/** Example projects, of generated events, that nobody has yet: the first owner gets them too. */
async function examples(tx: Pick<Database, 'select'>): Promise<ProjectId[]> {
  const found = await tx
    .select({ id: projects.id })
    .from(projects)
    .leftJoin(members, eq(members.project_id, projects.id))
    .where(and(eq(projects.generated, true), isNull(members.user_id)))
  return found.map(({ id }) => id)
}

/** Uses an invitation up: of two who come at once, one gets it. */
async function consume(tx: Pick<Database, 'select' | 'update'>, token: string): Promise<Joined> {
  const joined = await look(tx, token)
  const used = await tx
    .update(invitations)
    .set({ accepted_at: new Date() })
    .where(opens(token))
    .returning({ id: invitations.id })
  if (used.length === 0) throw notOpen()
  return joined
}

/** A user with a password, as better-auth writes them when somebody signs up. */
async function addUser(
  tx: Pick<Database, 'insert'>,
  { name, email }: Omit<Newcomer, 'password'>,
  password: string,
): Promise<string> {
  const id = newId()
  const made = await tx.insert(users).values({ id, name, email }).onConflictDoNothing().returning({ id: users.id })
  if (made.length === 0) throw known()
  await tx.insert(accounts).values({ id: newId(), user_id: id, account_id: id, provider_id: 'credential', password })
  return id
}

const notOpen = () =>
  new BellwetherError({
    code: 'core.not_found',
    field: 'token',
    expected: 'an invitation that is open',
    hint: 'Links work once and for seven days: ask for a new one.',
  })

const known = () =>
  new BellwetherError({
    code: 'core.conflict',
    field: 'email',
    got: 'the email of somebody who has joined before',
    hint: 'Sign in first, then open the link again.',
  })

const memberAlready = () =>
  new BellwetherError({
    code: 'core.conflict',
    field: 'token',
    got: 'a member of the project',
    hint: 'An owner changes roles under members; give the link to somebody else.',
  })
