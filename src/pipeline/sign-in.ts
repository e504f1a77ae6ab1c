import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type Config, linkTo } from '../core/config.ts'
import { type ProjectId, sha256 } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'
import { members, type users } from '../store/account-schema.ts'
import { projects, settings } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'
import { CLIENT_IP, originOf, sessionCookieName } from './auth-names.ts'
import type { Auth } from './better-auth.ts'
import { type Mail, openMail } from './mail.ts'

/** What a person may do in a project: `viewer` reads, `editor` changes what is learnt, `owner` administers. */
export const memberRoles = ['owner', 'editor', 'viewer'] as const
export type MemberRole = (typeof memberRoles)[number]

/** Somebody signed in. */
export interface Person extends Pick<typeof users.$inferSelect, 'id' | 'name' | 'email'> {
  /** Their projects, the oldest first. */
  memberships: { project: ProjectId; role: MemberRole }[]
}

/** Who asks, as the server sees them. */
export interface Caller {
  cookie: string | undefined
  user_agent: string | undefined
  /** The client's address, after the trusted proxies. */
  ip: string
  /** Whether the browser came by https. */
  secure: boolean
}

/** A request to better-auth. `path` begins with `/api/auth/`. */
export interface AuthRequest extends Caller {
  method: string
  path: string
  content_type: string | undefined
  body: Uint8Array<ArrayBuffer> | undefined
}

/** Passwords, second factors and sessions of people. */
export interface SignIn {
  /** better-auth's answer, with its own errors. */
  answer(request: AuthRequest): Promise<Response>
  /** Whose session the cookies are, or null, with the cookies to set where the session was prolonged. */
  identify(caller: Caller): Promise<{ person: Person | null; cookies: string[] }>
  /** Cookies of a new session; none where the password is not right or a second factor is asked for. */
  enter(caller: Caller, email: string, password: string): Promise<string[]>
  hash(password: string): Promise<string>
  /** A token that lets its bearer set this person's password once, within a day. */
  resetToken(user: string): Promise<string>
  /** Forgets whom sessions stood for: a change of people or roles is in force at once. */
  forget(): void
  close(): Promise<void>
}

export interface SignInOptions {
  store: Store
  log: Logger
  config: Pick<Config, 'secret' | 'base_path' | 'public_url' | 'smtp_url' | 'smtp_from'>
}

const TTL_MS = 10_000
const MAX_CACHED = 10_000
const DAY_MS = 86_400_000

/** The sign-in of all projects. It costs nothing until somebody comes with a session or asks for one. */
export function openSignIn(options: SignInOptions): SignIn {
  const { store, log, config } = options
  const mail = openMail(config, log)
  const auth = authOf(options, mail)
  const sessions = rememberSessions()

  async function look(caller: Caller): Promise<{ person: Person | null; cookies: string[] }> {
    const { api } = await auth(caller.secure)
    const { headers, response } = await api.getSession({ headers: headersOf(caller), returnHeaders: true })
    const cookies = headers.getSetCookie()
    if (!response) return { person: null, cookies }
    const { id, name, email } = response.user
    return { person: { id, name, email, memberships: await membershipsOf(store, id) }, cookies }
  }

  return {
    async answer({ method, path, content_type, body, ...caller }) {
      const { handler } = await auth(caller.secure)
      const origin = originOf(caller.secure)
      const headers = headersOf(caller)
      headers.set('origin', origin)
      if (content_type) headers.set('content-type', content_type)
      try {
        return await handler(new Request(origin + path, { method, headers, body }))
      } finally {
        if (method !== 'GET') sessions.forget()
      }
    },
    async identify(caller) {
      const cookie = sessionCookie(caller)
      if (!cookie) return { person: null, cookies: [] }
      const known = sessions.recall(cookie)
      if (known) return { person: known, cookies: [] }
      const remember = sessions.begin(cookie)
      const found = await look(caller)
      if (found.person) remember(found.person)
      return found
    },
    async enter(caller, email, password) {
      const { api } = await auth(caller.secure)
      const headers = headersOf({ ...caller, cookie: undefined })
      const answer = await api.signInEmail({ body: { email, password }, headers, asResponse: true })
      return answer.headers.getSetCookie()
    },
    async hash(password) {
      return (await (await auth(false)).$context).password.hash(password)
    },
    async resetToken(user) {
      const { internalAdapter } = await (await auth(false)).$context
      const token = randomBytes(32).toString('base64url')
      const expiresAt = new Date(Date.now() + DAY_MS)
      await internalAdapter.createVerificationValue({ identifier: `reset-password:${token}`, value: user, expiresAt })
      return token
    },
    forget: sessions.forget,
    async close() {
      await mail?.close()
    },
  }
}

/** better-auth for http and for https, each made when it is first asked for. */
function authOf({ store, log, config }: SignInOptions, mail: Mail | null): (secure: boolean) => Promise<Auth> {
  const made = new Map<boolean, Promise<Auth>>()

  function onReset(to: string, token: string): void {
    if (!mail) {
      log.warn('A password reset was asked for, but no mail is set up: set SMTP_URL, or use `bellwether members reset`')
      return
    }
    const link = linkTo(config, '', `/reset/${token}`)
    mail.post({ to, subject: 'Your new password', text: resetText(link) })
  }

  async function make(secure: boolean): Promise<Auth> {
    const [{ makeAuth }, secret] = await Promise.all([import('./better-auth.ts'), config.secret ?? keptSecret(store)])
    return makeAuth({ store, log, config, secret, secure, onReset })
  }

  return (secure) => {
    const known = made.get(secure) ?? make(secure)
    made.set(secure, known)
    // A database that was away for a moment must not keep everybody out for good.
    known.catch(() => made.delete(secure))
    return known
  }
}

/** Whom the sessions seen last stand for, for 10 s. */
function rememberSessions() {
  let known = new Map<string, { person: Person; until: number }>()
  return {
    recall(cookie: string): Person | undefined {
      const found = known.get(sha256(cookie))
      return found && found.until > performance.now() ? found.person : undefined
    },
    /** What is forgotten meanwhile is not remembered by a look that began before: it may have seen what was. */
    begin(cookie: string): (person: Person) => void {
      const then = known
      return (person) => {
        if (then.size >= MAX_CACHED) then.clear()
        then.set(sha256(cookie), { person, until: performance.now() + TTL_MS })
      }
    },
    forget(): void {
      known = new Map()
    },
  }
}

const membershipsOf = ({ db }: Store, user: string): Promise<Person['memberships']> =>
  db
    .select({ project: members.project_id, role: members.role })
    .from(members)
    .innerJoin(projects, eq(projects.id, members.project_id))
    .where(eq(members.user_id, user))
    .orderBy(projects.created_at, projects.id)

/** Only what better-auth needs goes in: what a client says of itself beside this is nobody's word. */
function headersOf({ cookie, user_agent, ip }: Caller): Headers {
  const headers = new Headers({ [CLIENT_IP]: ip })
  if (cookie) headers.set('cookie', cookie)
  if (user_agent) headers.set('user-agent', user_agent.slice(0, 300))
  return headers
}

/** The cookie that holds the session, with its name: what cannot be one costs no query. */
function sessionCookie({ cookie = '', secure }: Caller): string | undefined {
  const name = `${sessionCookieName(secure)}=`
  return cookie
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(name))
}

/** The secret of this installation, made by whichever process asks first. */
async function keptSecret({ db }: Store): Promise<string> {
  const key = 'secret'
  await db
    .insert(settings)
    .values({ key, value: randomBytes(32).toString('base64url') })
    .onConflictDoNothing()
  const [{ value }] = await db.select().from(settings).where(eq(settings.key, key))
  return value
}

const resetText = (link: string) => `Somebody, probably you, asked for a new password for Bellwether.

Set it here within an hour:
${link}

If it was not you, leave this be: nothing changes.
`
