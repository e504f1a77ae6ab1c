import { BellwetherError } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'
import { bufferedEvents } from '../core/metrics.ts'
import type { Store } from '../store/store.ts'
import { rowColumns } from './event.ts'
import { applyMerges, type Merge } from './identity.ts'
import { type RecentUuids, rememberUuids } from './recent-uuids.ts'

/** An event just stored, as those who keep state in memory want to hear of it. */
export interface StoredEvent {
  event: string
  distinct_id: string
  time_ms: number
  properties: Record<string, unknown>
}

/** One event on its way to the table. */
export interface Row {
  uuid: string
  /** The row as text (`rowLine`); only asked for where the event is new. */
  line(): string
  merge: Merge | null
  stored: StoredEvent
}

/** Writes many requests' rows at once. */
export interface Writer {
  /**
   * Resolves when everything of the request is durable: the new events, the merges, the refused events. Events written
   * lately or waiting to be are counted as duplicates. Throws `collect.not_written`.
   */
  write(project: ProjectId, rows: readonly Row[], refused: string): Promise<{ accepted: number; duplicates: number }>
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>
}

export interface WriterOptions {
  log: Logger
  /** Called for what was stored, before the requests are answered; its failure is logged. */
  onStored?: (project: ProjectId, stored: StoredEvent[]) => Promise<void>
}

/** What one insert takes of one project. */
interface Share {
  uuids: Set<string>
  merges: Merge[]
  stored: StoredEvent[]
}

/** What one insert takes. */
interface Group {
  events: string
  quarantine: string
  shares: Map<ProjectId, Share>
  size: number
  done: PromiseWithResolvers<void>
}

/** An insert makes a part a month and table: this many milliseconds between two keep merges ahead of them. */
const PAUSE_MS = 15

/** A group that has grown beyond this many characters takes no more, so that one insert stays bounded in memory. */
const FULL = 16 * 1024 * 1024

/**
 * Group commit. While one group is being written the next one gathers, so that inserts grow with the load: one request
 * alone is written at once, a thousand at a time share one insert and its fsync. Groups are written one after another.
 */
export function openWriter(store: Store, { log, onStored }: WriterOptions): Writer {
  const recent = rememberUuids()
  const groups: Group[] = []
  let writing: Group | null = null
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    // Requests that were decoded in the same turn go together.
    await new Promise(setImmediate)
    while (groups.length > 0) {
      const started = performance.now()
      writing = groups[0]
      await settle(writing, store, recent, { log, onStored })
      bufferedEvents.dec(writing.size)
      writing = null
      groups.shift()
      const rest_ms = PAUSE_MS - (performance.now() - started)
      if (rest_ms > 1) await new Promise((resolve) => setTimeout(resolve, rest_ms))
    }
    running = null
  }

  /** The group that still takes rows. */
  function open(): Group {
    const last = groups.at(-1)
    if (last && last !== writing && last.events.length < FULL) return last
    const group: Group = { events: '', quarantine: '', shares: new Map(), size: 0, done: Promise.withResolvers() }
    group.done.promise.catch(() => {})
    groups.push(group)
    return group
  }

  return {
    async write(project, rows, refused) {
      const waiting = new Set<Group>()
      let accepted = 0
      for (const row of rows) {
        if (recent.has(project, row.uuid)) continue
        const earlier = groups.find((group) => group.shares.get(project)?.uuids.has(row.uuid))
        waiting.add(earlier ?? add(open(), project, row))
        if (!earlier) accepted++
      }
      if (refused !== '') {
        const group = open()
        group.quarantine += refused
        waiting.add(group)
      }
      running ??= run()
      for (const group of waiting) await group.done.promise
      return { accepted, duplicates: rows.length - accepted }
    },
    drained: async () => {
      while (running) await running
    },
  }
}

function add(group: Group, project: ProjectId, row: Row): Group {
  let share = group.shares.get(project)
  if (!share) {
    share = { uuids: new Set(), merges: [], stored: [] }
    group.shares.set(project, share)
  }
  share.uuids.add(row.uuid)
  if (row.merge) share.merges.push(row.merge)
  share.stored.push(row.stored)
  group.events += row.line()
  group.size++
  bufferedEvents.inc()
  return group
}

/** Writes a group and tells its requests how it went. */
async function settle(
  group: Group,
  store: Store,
  recent: RecentUuids,
  { log, onStored }: WriterOptions,
): Promise<void> {
  try {
    // Merges go first: whoever hears of a stored event may then ask whose it is.
    for (const [project, { merges }] of group.shares) if (merges.length) await applyMerges(store, project, merges)
    await store.clickhouse.insertLines('events', rowColumns, group.events)
    await store.clickhouse.insert('quarantine', group.quarantine)
  } catch (error) {
    log.error({ err: error, events: group.size }, 'Could not write events')
    const hint = 'Send the same request again; the server’s log says why.'
    group.done.reject(new BellwetherError({ code: 'collect.not_written', hint }, { cause: error }))
    return
  }
  for (const [project, { uuids, stored }] of group.shares) {
    recent.add(project, uuids)
    await onStored?.(project, stored).catch((error) => log.error({ err: error }, 'Could not pass on stored events'))
  }
  group.done.resolve()
}
