import { setImmediate } from 'node:timers/promises'
import { type ProjectId, personId } from '../core/ids.ts'
import { type Clock, HOUR_MS } from '../core/time.ts'
import { markedLines, ofPerson } from '../prepare/lines.ts'
import type { DefinitionOf } from '../prepare/target.ts'
import { events } from '../store/events.ts'
import { sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { isAnonymous, purchaseOf, type StoredEvent } from './histories.ts'
import { type OrderBook, type OrderLine, openOrderBook } from './order-book.ts'

/** The newest order lines of everybody, up to date with each stored event. */
export interface RecentOrders {
  /** Reads them on first use, and again behind the answers every six hours. */
  book(): Promise<OrderBook>
  /** Takes in events that were stored. */
  apply(stored: readonly StoredEvent[]): void
  /** Many events came or went at once, or were taken back: they are read anew. */
  forget(): void
}

type Definition = DefinitionOf<'recommendation'>

/** Lines that are kept: 115 MB where every line is an order of its own and there are 100,000 items. */
const MOST = 300_000
/** So many more, and the oldest go: they are read anew. */
const TOO_MANY = (MOST * 7) / 6
/** Lines that are taken in at a stretch: some milliseconds. */
const HANDFUL = 2_000
const EVERY_MS = 6 * HOUR_MS

/**
 * Opens them without reading. A cancellation or a merge of people shows when they are next read, as what other processes
 * stored does.
 */
export function openRecentOrders(store: Store, project: ProjectId, definition: Definition, clock: Clock): RecentOrders {
  let book: Promise<OrderBook> | undefined
  let read_ms = Number.NEGATIVE_INFINITY
  /** What was stored while a reading was under way, one list a reading: it may be in what was read or not. */
  const readings = new Set<OrderLine[]>()
  const isProduct = productTest(definition)
  const lineOf = (event: StoredEvent): OrderLine | null => {
    if (isAnonymous(definition, event.distinct_id)) return null
    const row = purchaseOf(definition, event)
    return row && isProduct(row.item) ? { ...row, person: personId(project, event.distinct_id) } : null
  }
  const forget = () => {
    read_ms = Number.NEGATIVE_INFINITY
  }
  const read = async () => {
    const meanwhile: OrderLine[] = []
    readings.add(meanwhile)
    try {
      const lines = await store.clickhouse.query<OrderLine>(newestLines(project, definition))
      const next = openOrderBook(clock)
      for (let row = lines.length - 1; row >= 0; row--) {
        next.add(lines[row])
        // Whoever asks meanwhile is answered between two handfuls.
        if (row % HANDFUL === 0) await setImmediate()
      }
      meanwhile.forEach(next.add)
      return next
    } finally {
      readings.delete(meanwhile)
    }
  }
  return {
    book() {
      const now = performance.now()
      if (book && now - read_ms < EVERY_MS) return book
      read_ms = now
      const next = read()
      next.then(
        () => {
          book = next
        },
        () => {
          read_ms = Number.NEGATIVE_INFINITY
          if (book === next) book = undefined
        },
      )
      book ??= next
      return book
    },
    apply(stored) {
      if (!book) return
      const lines = stored.flatMap((event) => lineOf(event) ?? [])
      for (const meanwhile of readings) meanwhile.push(...lines)
      if (lines.length === 0) return
      book.then(
        (known) => {
          lines.forEach(known.add)
          if (known.lines() > TOO_MANY) forget()
        },
        () => undefined,
      )
    },
    forget,
  }
}

/** The pattern is ClickHouse's (RE2); one that JavaScript does not take lets items in when orders are next read. */
function productTest({ product_pattern }: Definition): (item: string) => boolean {
  if (product_pattern === null) return () => true
  try {
    const pattern = new RegExp(product_pattern, 'u')
    return (item) => pattern.test(item)
  } catch {
    return () => false
  }
}

/** Once an item and order, newest first. One scan of the target's events. */
const newestLines = (project: ProjectId, definition: Definition) => sql`
  SELECT person_id AS person, item, basket, toUnixTimestamp64Milli(min(timestamp)) AS time_ms
  FROM (${markedLines(definition, (names) => events(project, { names }))})
  WHERE ${ofPerson} GROUP BY person_id, basket, item
  ORDER BY time_ms DESC, basket DESC, item DESC LIMIT ${MOST}`
