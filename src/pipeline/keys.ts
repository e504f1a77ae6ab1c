import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { BellwetherError } from '../core/errors.ts'
import { newId, type ProjectId, sha256 } from '../core/ids.ts'
import { api_keys } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'

/** What a key lets its bearer do: `ingest` writes events only, `read` reads only, `admin` does everything. */
export type Role = 'ingest' | 'read' | 'admin'

export const roles = ['ingest', 'read', 'admin'] as const satisfies Role[]

/** Whom a key stands for. */
export interface Identity {
  project: ProjectId
  role: Role
}

/** A key as a list may show it: everything but the key. */
export interface KeyInfo {
  id: string
  role: Role
  name: string
  /** First characters, to tell keys apart. */
  prefix: string
  created_at: Date
  revoked_at: Date | null
}

/** API keys of all projects. */
export interface Keys {
  /** Makes a key. `key` is shown this once: only its SHA-256 is kept. */
  create(project: ProjectId, role: Role, name: string): Promise<KeyInfo & { key: string }>
  /** Newest last, revoked ones included. */
  list(project: ProjectId): Promise<KeyInfo[]>
  /** Throws `core.not_found`. In force at once here, within 10 s in other processes on the same database. */
  revoke(project: ProjectId, id: string): Promise<void>
  /** Whom a key stands for, or null. A known key costs a hash and a map lookup, about 2 µs. */
  identify(key: string): Promise<Identity | null>
  /** A key that lives in this process's memory only: the command line's own, when it opens the engine itself. */
  lend(project: ProjectId, role: Role): string
}

const KEY = /^bw_(ingest|read|admin)_[A-Za-z0-9_-]{32}$/
const TTL_MS = 10_000
const MAX_CACHED = 10_000
const SHOWN = 4

// 24 random bytes: no dictionary reaches them, so that one fast hash protects the key at rest.
const makeKey = (role: Role): string => makePrefix(role) + randomBytes(24).toString('base64url')

const makePrefix = (role: Role): string => `bw_${role}_`

/** Keys of the store's projects, with the recently used ones remembered for 10 s. */
export function openKeys({ db }: Store): Keys {
  const cached = new Map<string, { identity: Identity; until: number }>()
  const lent = new Map<string, Identity>()

  async function lookUp(hash: string): Promise<Identity | null> {
    const [row] = await db
      .select()
      .from(api_keys)
      .where(and(eq(api_keys.hash, hash), isNull(api_keys.revoked_at)))
    if (!row) return null
    const identity = { project: row.project_id, role: row.role }
    if (cached.size >= MAX_CACHED) cached.clear()
    cached.set(hash, { identity, until: performance.now() + TTL_MS })
    return identity
  }

  return {
    async create(project, role, name) {
      const key = makeKey(role)
      const prefix = key.slice(0, makePrefix(role).length + SHOWN)
      const row = { id: newId(), project_id: project, role, name, prefix, hash: sha256(key) }
      const [made] = await db.insert(api_keys).values(row).returning()
      return { ...info(made), key }
    },
    async list(project) {
      const rows = await db.select().from(api_keys).where(eq(api_keys.project_id, project)).orderBy(api_keys.id)
      return rows.map(info)
    },
    async revoke(project, id) {
      const revoked = await db
        .update(api_keys)
        .set({ revoked_at: new Date() })
        .where(and(eq(api_keys.project_id, project), eq(api_keys.id, id), isNull(api_keys.revoked_at)))
        .returning({ hash: api_keys.hash })
      if (revoked.length === 0) {
        throw new BellwetherError({
          code: 'core.not_found',
          field: 'id',
          got: id,
          hint: 'GET /api/v1/keys lists the keys there are; it may be revoked already.',
        })
      }
      cached.delete(revoked[0].hash)
    },
    async identify(key) {
      // What cannot be a key costs no query: strangers must not be able to keep the database busy.
      if (!KEY.test(key)) return null
      const hash = sha256(key)
      const known = cached.get(hash)
      if (known && known.until > performance.now()) return known.identity
      return lent.get(hash) ?? lookUp(hash)
    },
    lend(project, role) {
      const key = makeKey(role)
      lent.set(sha256(key), { project, role })
      return key
    },
  }
}

const info = ({ id, role, name, prefix, created_at, revoked_at }: typeof api_keys.$inferSelect): KeyInfo => ({
  id,
  role,
  name,
  prefix,
  created_at,
  revoked_at,
})
