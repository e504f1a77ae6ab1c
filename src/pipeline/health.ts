import { count, inArray } from 'drizzle-orm'
import { bufferedEvents } from '../core/metrics.ts'
import { type DiskUse, diskUse, newestBackup } from '../store/disk.ts'
import { runs } from '../store/metadata-schema.ts'
import type { Store } from '../store/store.ts'

/** How the server is, of all projects. */
export interface ServerHealth {
  /** Events in memory that wait for their write. */
  events_buffered: number
  runs: { queued: number; running: number }
  disk: DiskUse
  /** This process's resident set; a run's training has a process of its own. */
  memory_bytes: number
  uptime_s: number
  newest_backup: Date | null
}

const FRESH_MS = 30_000

/** Looks at the engine; folders are added up at most twice a minute. */
export function openHealth(store: Store): () => Promise<ServerHealth> {
  let measured: { at: number; disk: Promise<DiskUse> } | undefined
  const disk = () => {
    if (!measured || performance.now() - measured.at > FRESH_MS) {
      const own = { at: performance.now(), disk: diskUse(store) }
      measured = own
      own.disk.catch(() => {
        if (measured === own) measured = undefined
      })
    }
    return measured.disk
  }
  return async () => {
    const [buffered, waiting, used, newest_backup] = await Promise.all([
      bufferedEvents.get(),
      store.db
        .select({ state: runs.state, n: count() })
        .from(runs)
        .where(inArray(runs.state, ['queued', 'running']))
        .groupBy(runs.state),
      disk(),
      newestBackup(store.dir),
    ])
    const of = (state: 'queued' | 'running') => waiting.find((row) => row.state === state)?.n ?? 0
    return {
      events_buffered: buffered.values[0]?.value ?? 0,
      runs: { queued: of('queued'), running: of('running') },
      disk: used,
      memory_bytes: process.memoryUsage.rss(),
      uptime_s: Math.round(process.uptime()),
      newest_backup,
    }
  }
}
