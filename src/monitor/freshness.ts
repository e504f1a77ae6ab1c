import type { ProjectId } from '../core/ids.ts'
import { DAY_MS } from '../core/time.ts'
import { newestEvent } from '../store/newest-event.ts'
import type { Store } from '../store/store.ts'

/** Days since the newest event of the given name; null when there is none. */
export async function lastEventDays(
  store: Store,
  project: ProjectId,
  event: string,
  now: Date,
): Promise<number | null> {
  const newest = await newestEvent(store.clickhouse, project, event, now)
  return newest === null ? null : (now.getTime() - newest) / DAY_MS
}
