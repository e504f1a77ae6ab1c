import type { FastifyReply, FastifyRequest } from 'fastify'
import { BellwetherError } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import type { Engine } from '../pipeline/engine.ts'
import type { Identity, Role } from '../pipeline/keys.ts'
import { type MemberRole, memberRoles, type Person } from '../pipeline/sign-in.ts'
import type { App, Needs } from './app.ts'
import { callerOf, checkOrigin } from './caller.ts'

/**
 * Whom a key stands for, checked to allow what is needed. Routes that find their key in the body (as vendors' clients
 * send it) call this themselves. Throws `api.unauthorized` or `api.forbidden`; the key itself stays out of both.
 */
export async function authenticate(engine: Engine, key: string | undefined, needs: Role | 'edit'): Promise<Identity> {
  const identity = key ? await engine.keys.identify(key) : null
  if (!identity) throw unauthorized(key ? 'a key that is not known or was revoked' : 'no key')
  if (identity.role !== needs && identity.role !== 'admin') {
    throw new BellwetherError({
      code: 'api.forbidden',
      field: 'authorization',
      expected: needs === 'admin' || needs === 'edit' ? 'an admin key' : `a key of role ${needs} or admin`,
      got: `a key of role ${identity.role}`,
    })
  }
  return identity
}

const unauthorized = (got: string) =>
  new BellwetherError({
    code: 'api.unauthorized',
    field: 'authorization',
    expected: 'Bearer bw_<role>_…, Basic with the key as the user, or the cookie of a session',
    got,
    hint: 'Keys are printed on the first start; commands take one by --key or BELLWETHER_KEY. All lost: stop the server, and `bellwether keys create` asks for none.',
  })

/** The key of a request: `Authorization: Bearer KEY`, or `Basic` with the key as user (or as password of no user). */
export function keyOf({ headers: { authorization } }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const [, scheme, value] = /^(\S+) +(\S+) *$/.exec(authorization ?? '') ?? []
  if (/^bearer$/i.test(scheme ?? '')) return value
  if (!/^basic$/i.test(scheme ?? '')) return undefined
  const [user, password] = Buffer.from(value, 'base64').toString('utf8').split(':', 2)
  return user || password || undefined
}

/** What a member of each role may do. Events come with keys alone. */
const allowed: Record<MemberRole, readonly Needs[]> = {
  viewer: ['read'],
  editor: ['read', 'edit'],
  owner: ['read', 'edit', 'admin'],
}

/** Lets each request through only with what its route needs, a key or a session, and says whose project it is about. */
export function requireAccess(app: App, engine: Engine): void {
  app.decorateRequest('project', '')
  app.decorateRequest('person', null)
  app.decorateRequest('user', null)
  app.addHook('onRequest', async (request, reply) => {
    const { needs } = request.routeOptions.config
    if (!needs) return
    const key = keyOf(request)
    if (needs !== 'session' && (key !== undefined || request.headers.authorization !== undefined)) {
      request.project = (await authenticate(engine, key, needs)).project
      return
    }
    const person = await signedIn(engine, request, reply)
    const { id, name, email } = person
    request.person = person
    request.user = { id, name, email }
    if (needs !== 'session') request.project = projectOf(request, person, needs)
  })
}

/** Whoever is signed in. Throws `api.unauthorized`, and `api.cross_origin` for a change that another site asks for. */
async function signedIn(engine: Engine, request: FastifyRequest, reply: FastifyReply): Promise<Person> {
  const { authorization } = request.headers
  const { person, cookies } =
    authorization === undefined ? await engine.signIn.identify(callerOf(request)) : { person: null, cookies: [] }
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  if (!person) throw unauthorized(authorization === undefined ? 'neither a key nor a session' : 'a key')
  if (!safe.has(request.method)) checkOrigin(request)
  return person
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The project that a member asks about. Throws `core.not_found`, whether or not there is such a project. */
function projectOf({ headers }: FastifyRequest, { memberships }: Person, needs: Needs): ProjectId {
  const named = headers['bellwether-project']
  const found = named === undefined ? memberships[0] : memberships.find(({ project }) => project === named)
  if (!found) {
    throw new BellwetherError({
      code: 'core.not_found',
      field: 'bellwether-project',
      expected: 'a project of yours',
      hint: 'GET /api/v1/me lists them.',
    })
  }
  if (allowed[found.role].includes(needs)) return found.project
  throw new BellwetherError({
    code: 'api.forbidden',
    field: 'role',
    expected: memberRoles.filter((role) => allowed[role].includes(needs)),
    got: found.role,
    hint: needs === 'ingest' ? 'Events are written with an ingest key.' : 'An owner of the project changes roles.',
  })
}
