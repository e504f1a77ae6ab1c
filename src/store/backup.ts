import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { BellwetherError } from '../core/errors.ts'
import { sha256 } from '../core/ids.ts'
import { openClickHouse } from './clickhouse.ts'
import { lock } from './lock.ts'
import { raw, sql } from './sql.ts'
import type { Store } from './store.ts'

/** What a backup folder says of itself, so that a restore can tell a whole one from a cut-off one. */
interface Manifest {
  made_at: string
  postgres_sha256: string
}

/**
 * Writes one consistent folder with all that the store holds and returns its path: `backups/<time>/` with ClickHouse's
 * own BACKUP, PGlite's dump and the artifacts. Takes time and disk in proportion to the data; reading and writing go
 * on meanwhile. Embedded engines only: throws `store.remote_backup` otherwise.
 */
export async function backup(store: Pick<Store, 'clickhouse' | 'metadata' | 'dir'>): Promise<string> {
  const { clickhouse, metadata, dir } = store
  if (clickhouse.remote || metadata.remote) {
    throw new BellwetherError({
      code: 'store.remote_backup',
      hint: 'Back up the servers behind CLICKHOUSE_URL and DATABASE_URL with their own tools.',
    })
  }
  const made_at = new Date().toISOString()
  const path = join(dir, 'backups', made_at.replaceAll(/[:.]/g, '-'))
  const draft = `${path}.draft`
  await mkdir(draft, { recursive: true })
  try {
    // Metadata first: an artifact or an event that it does not know yet is harmless, the reverse is not.
    const dump = await metadata.dump()
    await writeFile(join(draft, 'postgres.tar.gz'), dump)
    await clickhouse.beside(sql`BACKUP DATABASE default TO File(${raw(quote(join(draft, 'clickhouse')))})`)
    if (existsSync(join(dir, 'artifacts')))
      await cp(join(dir, 'artifacts'), join(draft, 'artifacts'), { recursive: true, filter: isFinished })
    const manifest: Manifest = { made_at, postgres_sha256: sha256(dump) }
    await writeFile(join(draft, 'manifest.json'), JSON.stringify(manifest))
    await rename(draft, path)
    return path
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

// An artifact that is being written goes away under the copy when it is done.
const isFinished = (path: string) => !basename(path).startsWith('.draft-')

/**
 * Fills an empty data directory from a backup folder, whole or not at all. Throws `store.not_empty`,
 * `store.bad_backup`, or `store.locked` when a process holds the directory.
 */
export async function restore(from: string, dir: string): Promise<void> {
  const held = lock(dir)
  try {
    if (wasCutOff(dir)) await removeParts(dir)
    if (existsSync(join(dir, 'clickhouse')) || existsSync(join(dir, 'postgres'))) {
      throw new BellwetherError({
        code: 'store.not_empty',
        field: 'data',
        got: dir,
        hint: 'Restore into a new directory, then start with --data on it.',
      })
    }
    const dump = await checkedDump(from)
    try {
      await fill(from, dir, dump)
    } catch (cause) {
      await removeParts(dir)
      throw badBackup(cause)
    } finally {
      await rm(copyIn(dir), { recursive: true, force: true })
    }
  } finally {
    held.release()
  }
}

/** The backup's copy, which ClickHouse reads only below the directory's own backups/, and which is there while a restore is. */
const copyIn = (dir: string) => join(dir, 'backups', 'restoring')

/** Whether a restore into the directory was killed: what is there is not whole. */
export const wasCutOff = (dir: string): boolean => existsSync(copyIn(dir))

const removeParts = (dir: string) =>
  Promise.all(
    ['clickhouse', 'postgres', 'artifacts'].map((part) => rm(join(dir, part), { recursive: true, force: true })),
  )

async function fill(from: string, dir: string, dump: Buffer<ArrayBuffer>): Promise<void> {
  const local = copyIn(dir)
  await rm(local, { recursive: true, force: true })
  await cp(from, local, { recursive: true })
  const clickhouse = openClickHouse(dir, { readers: 1 })
  try {
    await clickhouse.command(sql`RESTORE DATABASE default FROM File(${raw(quote(join(local, 'clickhouse')))})`)
  } finally {
    await clickhouse.close()
  }
  const lite = await PGlite.create({ dataDir: join(dir, 'postgres'), loadDataDir: new Blob([dump]) })
  await lite.close()
  if (existsSync(join(local, 'artifacts'))) await rename(join(local, 'artifacts'), join(dir, 'artifacts'))
}

async function checkedDump(from: string): Promise<Buffer<ArrayBuffer>> {
  try {
    const manifest = JSON.parse(await readFile(join(from, 'manifest.json'), 'utf8')) as Manifest
    const dump = await readFile(join(from, 'postgres.tar.gz'))
    if (sha256(dump) !== manifest.postgres_sha256) throw new Error('postgres.tar.gz is damaged')
    return dump
  } catch (cause) {
    throw badBackup(cause)
  }
}

const badBackup = (cause: unknown) =>
  new BellwetherError(
    {
      code: 'store.bad_backup',
      field: 'from',
      got: (cause as Error).message.slice(0, 300),
      expected: 'a folder that `bellwether backup` wrote',
    },
    { cause },
  )

const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
