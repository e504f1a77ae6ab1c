import type { ProjectId } from '../core/ids.ts'
import { type Clock, DAY_MS, HOUR_MS } from '../core/time.ts'
import { orderOf } from '../prepare/lines.ts'
import type { DefinitionOf } from '../prepare/target.ts'
import { events } from '../store/events.ts'
import { newestEvent } from '../store/newest-event.ts'
import { raw, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

export interface PopularItem {
  item: string
  /** Orders of the last 28 days that held it. */
  score: number
}

/** What sells now: the control's answer, and the one for people of whom nothing is known. */
export interface Popular {
  top(): Promise<readonly PopularItem[]>
}

const WINDOW_DAYS = 28
const EVERY_MS = 6 * HOUR_MS
/** Share of the time that counting may take, however fast the clock runs. */
const COUNTING_SHARE = 0.02
const KEPT = 2_000

/**
 * The 2,000 items in most orders of the last 28 days by the engine's clock, counted anew every six hours. Nobody waits for
 * that: the list before answers until the next one is there.
 */
export function openPopular(
  store: Store,
  project: ProjectId,
  definition: DefinitionOf<'recommendation'>,
  clock: Clock,
): Popular {
  let counted_ms = Number.NEGATIVE_INFINITY
  /** Before this, by the process's own clock, it is not counted again. */
  let rest_until = Number.NEGATIVE_INFINITY
  let latest: Promise<PopularItem[]> | undefined
  return {
    top() {
      const now = clock.now()
      const began = performance.now()
      if (latest && (now.getTime() - counted_ms < EVERY_MS || began < rest_until)) return latest
      counted_ms = now.getTime()
      rest_until = Number.POSITIVE_INFINITY
      const next = count(store, project, definition, now)
      next.then(
        () => {
          latest = next
          rest_until = began + (performance.now() - began) / COUNTING_SHARE
        },
        () => {
          counted_ms = Number.NEGATIVE_INFINITY
          rest_until = Number.NEGATIVE_INFINITY
          if (latest === next) latest = undefined
        },
      )
      latest ??= next
      return latest
    },
  }
}

async function count(
  store: Store,
  project: ProjectId,
  definition: DefinitionOf<'recommendation'>,
  now: Date,
): Promise<PopularItem[]> {
  // A shop that rests, or whose events come in once a month, is not without popular items: its last 28 days count.
  const newest = (await newestEvent(store.clickhouse, project, definition.event, now)) ?? now.getTime()
  const to = new Date(Math.min(now.getTime(), newest + 1))
  const range = { from: new Date(to.getTime() - WINDOW_DAYS * DAY_MS), to }
  const people = definition.anonymous_prefix
    ? sql`AND NOT startsWith(distinct_id, ${definition.anonymous_prefix})`
    : raw('')
  return store.clickhouse.query<PopularItem>(sql`
    SELECT JSONExtract(properties, ${definition.item}, 'String') AS item,
      toFloat64(uniqExact(person_id, ${orderOf(definition)})) AS score
    FROM ${events(project, { range, names: [definition.event] })} AS e
    WHERE item != '' ${people} ${definition.product_pattern ? sql`AND match(item, ${definition.product_pattern})` : raw('')}
    GROUP BY item ORDER BY score DESC, item LIMIT ${KEPT}`)
}
