import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzleNode } from 'drizzle-orm/node-postgres'
import { migrate as migrateNode } from 'drizzle-orm/node-postgres/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzleLite } from 'drizzle-orm/pglite'
import { migrate as migrateLite } from 'drizzle-orm/pglite/migrator'
import { Pool } from 'pg'
import { type ConstructorOptions, fromPglite } from 'pg-boss'
import * as accountSchema from './account-schema.ts'
import * as metadataSchema from './metadata-schema.ts'

const schema = { ...metadataSchema, ...accountSchema }

const migrationsFolder = fileURLToPath(new URL('./migrations/postgres', import.meta.url))

export type Database = PgDatabase<PgQueryResultHKT, typeof schema>

/** PostgreSQL, in this process (PGlite) or behind a URL. */
export interface Metadata {
  db: Database
  /** How pg-boss reaches the same database. */
  jobs: ConstructorOptions
  remote: boolean
  /** Names of the migrations that the database lacks. */
  pending(): Promise<string[]>
  migrate(): Promise<void>
  /** The whole database as a gzipped tar (embedded only). */
  dump(): Promise<Uint8Array>
  close(): Promise<void>
}

/** A pool of connections to the server at `url`. */
export function connectMetadata(url: string): Metadata {
  const pool = new Pool({ connectionString: url, max: 10 })
  const db = drizzleNode({ client: pool, schema })
  return {
    db,
    jobs: { connectionString: url },
    remote: true,
    pending: async () => pendingOf(await latest((text) => pool.query(text))),
    migrate: () => migrateNode(db, { migrationsFolder }),
    dump: () => Promise.reject(new Error('A server behind DATABASE_URL is backed up by its operator')),
    close: () => pool.end(),
  }
}

/**
 * Opens PGlite on a directory, which then belongs to this process. An empty directory starts from `snapshot` (the gzip
 * of a freshly migrated database) where the file exists: 0.6 s instead of 2.7. One whose making was cut off is made anew.
 */
export async function openMetadata(dir: string, options: { snapshot?: string } = {}): Promise<Metadata> {
  const path = join(dir, 'postgres')
  const { snapshot } = options
  const unfinished = join(dir, 'postgres.unfinished')
  if (existsSync(unfinished)) rmSync(path, { recursive: true, force: true })
  const fresh = !existsSync(path)
  if (fresh) {
    mkdirSync(dir, { recursive: true })
    writeFileSync(unfinished, '')
  }
  const loadDataDir = snapshot && fresh && existsSync(snapshot) ? new Blob([readFileSync(snapshot)]) : undefined
  const lite = await PGlite.create({ dataDir: path, loadDataDir })
  rmSync(unfinished, { force: true })
  const db = drizzleLite({ client: lite, schema })
  return {
    db,
    jobs: { db: fromPglite(lite), backend: 'pglite' },
    remote: false,
    pending: async () => pendingOf(await latest((text) => lite.query(text))),
    migrate: () => migrateLite(db, { migrationsFolder }),
    dump: async () => new Uint8Array(await (await lite.dumpDataDir('gzip')).arrayBuffer()),
    close: () => lite.close(),
  }
}

const HAS_MIGRATIONS = "SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS has"
const LATEST = 'SELECT max(created_at)::float8 AS made FROM drizzle.__drizzle_migrations'

/** When the newest migration that the database has was made (ms since 1970), or null on an empty database. */
async function latest(query: (text: string) => Promise<{ rows: unknown[] }>): Promise<number | null> {
  const [{ has }] = (await query(HAS_MIGRATIONS)).rows as { has: boolean }[]
  if (!has) return null
  return ((await query(LATEST)).rows as { made: number | null }[])[0].made
}

interface Journal {
  entries: { tag: string; when: number }[]
}

function pendingOf(made: number | null): string[] {
  const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')) as Journal
  return journal.entries.filter((entry) => entry.when > (made ?? -1)).map((entry) => entry.tag)
}
