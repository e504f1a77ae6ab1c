import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../core/config.ts'
import { BellwetherError } from '../core/errors.ts'
import { createLog, type Logger } from '../core/log.ts'
import { type Artifacts, openArtifacts } from './artifacts.ts'
import { backup, wasCutOff } from './backup.ts'
import { type ClickHouse, connectClickHouse, openClickHouse } from './clickhouse.ts'
import { removeLeftovers } from './leftovers.ts'
import { type Lock, lock, unwritable } from './lock.ts'
import { connectMetadata, type Database, type Metadata, openMetadata } from './metadata.ts'
import { applyClickHouse, pendingClickHouse } from './migrate-clickhouse.ts'
import { snapshotPath } from './snapshot.ts'

/** Everything that Bellwether keeps: events and predictions, metadata, artifacts. */
export interface Store {
  clickhouse: ClickHouse
  metadata: Metadata
  db: Database
  artifacts: Artifacts
  dir: string
  lock: Lock
  /** Flushes nothing: writers wait for their writes. Closes the engines and gives the directory back. */
  close(): Promise<void>
}

export interface StoreOptions extends Pick<Config, 'data' | 'clickhouse_url' | 'database_url'> {
  log?: Logger
}

/**
 * Opens the store and brings its schemas up to date. An existing embedded store is backed up before a migration; for a
 * server behind a URL the log says that the backup is the operator's. Throws `store.locked`, `store.unwritable`,
 * `store.unreachable`, and `store.bad_backup` where a restore was cut off.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { data: dir, clickhouse_url, database_url, log = createLog('silent') } = options
  const fresh = !existsSync(join(dir, 'clickhouse'))
  const held = lock(dir)
  const opened: { close(): Promise<void> }[] = []
  try {
    if (wasCutOff(dir)) throw restoreAgain(dir)
    await removeLeftovers(dir)
    await mkdir(join(dir, 'backups'), { recursive: true })
    const clickhouse = clickhouse_url ? connectClickHouse(clickhouse_url) : openClickHouse(dir)
    opened.push(clickhouse)
    const metadata = database_url
      ? connectMetadata(database_url)
      : await openMetadata(dir, { snapshot: snapshotPath() })
    opened.push(metadata)
    const artifacts = openArtifacts(join(dir, 'artifacts'))
    const store: Store = {
      clickhouse,
      metadata,
      db: metadata.db,
      artifacts,
      dir,
      lock: held,
      async close() {
        await Promise.all(opened.map((engine) => engine.close()))
        held.release()
      },
    }
    await migrate(store, fresh, log)
    return store
  } catch (error) {
    await Promise.allSettled(opened.map((engine) => engine.close()))
    held.release()
    const { code = '' } = error as NodeJS.ErrnoException
    throw /^(ENOSPC|EDQUOT|EROFS|EACCES|EPERM)$/.test(code) ? unwritable(dir, error) : error
  }
}

const restoreAgain = (dir: string) =>
  new BellwetherError({
    code: 'store.bad_backup',
    field: 'data',
    got: `${dir}, where a restore was cut off`,
    hint: 'Run `bellwether restore` on it again: it begins anew.',
  })

async function migrate(store: Store, fresh: boolean, log: Logger): Promise<void> {
  const { clickhouse, metadata } = store
  const [events, tables] = await Promise.all([
    clickhouse.remote ? reached('CLICKHOUSE_URL', pendingClickHouse(clickhouse)) : pendingClickHouse(clickhouse),
    metadata.remote ? reached('DATABASE_URL', metadata.pending()) : metadata.pending(),
  ])
  if (events.length + tables.length === 0) return
  if (clickhouse.remote || metadata.remote) log.warn('Migrating a database behind a URL: its backup is yours to take')
  else if (!fresh) log.info({ backup: await backup(store) }, 'Took a backup before migrating')
  for (const name of events) await applyClickHouse(clickhouse, name)
  if (tables.length) await metadata.migrate()
  log.info({ migrations: [...events, ...tables] }, 'Brought the schemas up to date')
}

/** The first question to a server behind a URL. */
async function reached<Answer>(variable: string, asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked
  } catch (cause) {
    const { message, code } = cause as NodeJS.ErrnoException
    throw new BellwetherError(
      {
        code: 'store.unreachable',
        field: variable,
        got: message || code,
        hint: 'Is the server running, and does it let this user in?',
      },
      { cause },
    )
  }
}
