import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from './sql.ts'
import type { Store } from './store.ts'

/** What the data directory takes, in bytes, of all projects. */
export interface DiskUse {
  /** ClickHouse's tables: events, predictions, items. Behind a URL it is what the server says. */
  events_bytes: number
  /** PGlite's directory; null behind a URL. */
  metadata_bytes: number | null
  artifacts_bytes: number
  backups_bytes: number
  /** What this process may still write on the data directory's disk. */
  free_bytes: number
}

/** Asks ClickHouse for its parts' sizes and adds up the other folders' files: milliseconds for thousands of files. */
export async function diskUse({ clickhouse, metadata, dir }: Store): Promise<DiskUse> {
  const [[events], metadata_bytes, artifacts_bytes, backups_bytes, disk] = await Promise.all([
    clickhouse.query<{ bytes: number }>(
      sql`SELECT toFloat64(sum(bytes_on_disk)) AS bytes FROM system.parts WHERE active AND database = currentDatabase()`,
    ),
    metadata.remote ? null : sizeOf(join(dir, 'postgres')),
    sizeOf(join(dir, 'artifacts')),
    sizeOf(join(dir, 'backups')),
    statfs(dir),
  ])
  return {
    events_bytes: events.bytes,
    metadata_bytes,
    artifacts_bytes,
    backups_bytes,
    free_bytes: disk.bavail * disk.bsize,
  }
}

async function sizeOf(folder: string): Promise<number> {
  // Files come and go meanwhile: what is gone takes nothing.
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => (await stat(join(parentPath, name)).catch(() => ({ size: 0 }))).size)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** When the newest whole backup on this machine was begun; null where there is none. */
export async function newestBackup(dir: string): Promise<Date | null> {
  const names = await readdir(join(dir, 'backups')).catch(() => [])
  const times = names.flatMap((name) => {
    const [, day, hour, minute, rest, ms] = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/.exec(name) ?? []
    return day ? Date.parse(`${day}T${hour}:${minute}:${rest}.${ms}Z`) : []
  })
  return times.length ? new Date(Math.max(...times)) : null
}
