import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../core/ids.ts'
import { openMetadata } from './metadata.ts'

/** Beside the migrations in the published package, where the build puts it. */
const shipped = fileURLToPath(new URL('./migrations/postgres.tar.gz', import.meta.url))

/**
 * Gzip of a freshly migrated PGlite directory: a new database starts from it in a quarter of the time. It is part of
 * the published package; from source it is `npm test` that makes it, once for each state of the migrations and the engine. The file
 * need not exist.
 */
export function snapshotPath(): string {
  if (existsSync(shipped)) return shipped
  const folder = fileURLToPath(new URL('./migrations/postgres/', import.meta.url))
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  // The engine's version too: another PGlite may be another PostgreSQL, which does not read this one's files.
  const engine = join(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), '..', 'package.json')
  const paths = [engine, ...names.sort().map((name) => join(folder, name))]
  const state = sha256(paths.map((path) => readFileSync(path, 'utf8')).join('\0'))
  const cache = fileURLToPath(new URL('../../node_modules/.cache/bellwether/', import.meta.url))
  return join(cache, `postgres-${state.slice(0, 12)}.tar.gz`)
}

/** Makes the snapshot where it is missing, in about 4 s. */
export async function ensureSnapshot(): Promise<void> {
  const path = snapshotPath()
  if (!existsSync(path)) await writeSnapshot(path)
}

/** Writes a snapshot of the present migrations to `path`, whole or not at all. */
export async function writeSnapshot(path: string): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'bellwether-snapshot-'))
  const draft = `${path}.${process.pid}`
  try {
    const metadata = await openMetadata(dir)
    await metadata.migrate()
    const dump = await metadata.dump()
    await metadata.close()
    await mkdir(dirname(path), { recursive: true })
    await writeFile(draft, dump)
    await rename(draft, path)
  } finally {
    await rm(dir, { recursive: true, force: true })
    await rm(draft, { force: true })
  }
}
