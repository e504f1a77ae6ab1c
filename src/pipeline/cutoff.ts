import { DAY_MS, startOfDay } from '../core/time.ts'
import { newestEvent } from '../store/newest-event.ts'
import type { Store } from '../store/store.ts'
import type { Target } from './targets.ts'

/**
 * What a run learns up to unless told otherwise: the midnight (UTC) after the target's newest event, today's at the latest.
 * An export that ends a year ago, or a source that broke, would else be learnt as a year in which nobody did anything.
 */
export async function usualCutoff(store: Store, target: Target, now: Date): Promise<Date> {
  const newest = await newestEvent(store.clickhouse, target.project, target.definition.event, now)
  const today = startOfDay(now.getTime())
  return new Date(newest === null ? today : Math.min(today, startOfDay(newest) + DAY_MS))
}
