import { BellwetherError } from '../core/errors.ts'
import type { ProjectId } from '../core/ids.ts'
import type { Logger } from '../core/log.ts'
import type { Clock } from '../core/time.ts'
import type { Store } from '../store/store.ts'
import { openArrivals } from './arrivals.ts'
import { type Arrival, type DecodedBatch, type Rejection, rowLine } from './event.ts'
import { mergeOf } from './identity.ts'
import { limitMemory, type Memory } from './memory.ts'
import { quarantineText } from './quarantine.ts'
import { openTallies, type Tally } from './tally.ts'
import { isRefusal, limitEvents, validate } from './validate.ts'
import { openWriter, type Row, type StoredEvent } from './writer.ts'

/** What became of a request's events. */
interface IngestResult {
  accepted: number
  /** Written before, or twice in the request: kept once. */
  duplicates: number
  rejected: Rejection[]
}

/** Takes events in. */
export interface Collector {
  /**
   * Checks, masks and writes a request's events; resolves when they are durable. Refused ones go to the quarantine.
   * `received` is when the request began to arrive.
   * Throws `collect.too_many`, `collect.overloaded` and `collect.not_written`: then nothing is promised, and the same
   * request may be sent again.
   */
  ingest(project: ProjectId, batch: DecodedBatch, received?: Date): Promise<IngestResult>
  /** No event that is taken in from now on is received before this instant, and those received before are stored. */
  settled(): Date
  /** What became of all that was sent for a project since this collector opened; files count elsewhere. */
  tally(project: ProjectId): Tally
  /** What bodies under way may take; whoever reads one opens an account for it. */
  memory: Memory
  /** Refuses what comes from now on, and resolves when everything taken in is durable. */
  close(): Promise<void>
}

export interface CollectorOptions {
  clock: Clock
  log: Logger
  /** Hears of every stored event before its request is answered. */
  onStored?: (project: ProjectId, stored: StoredEvent[]) => Promise<void>
  /** Bytes of bodies and rows that may be under way at once. */
  memory_bytes?: number
}

const MEMORY_BYTES = 256 * 1024 * 1024

/** Opens the way in: decoded events are validated, deduplicated, merged and written in groups. */
export function openCollector(store: Store, options: CollectorOptions): Collector {
  const { clock, log, onStored, memory_bytes = MEMORY_BYTES } = options
  const writer = openWriter(store, { log, onStored })
  const memory = limitMemory(memory_bytes)
  const arrivals = openArrivals()
  const tallies = openTallies(clock.now())
  let closing = false
  return {
    memory,
    settled: () => arrivals.settled(clock.now()),
    tally: tallies.of,
    async ingest(project, batch, received = clock.now()) {
      if (closing) throw new BellwetherError({ code: 'collect.overloaded', got: 'a server that is stopping' })
      limitEvents(batch.events)
      const arriving = arrivals.begin(received)
      const { received_ms } = arriving
      const arrival = { project, source: batch.source, sent_ms: batch.sent_ms, received_ms }
      const account = memory.open()
      try {
        const { rows, rejected, refused } = sort(batch, arrival)
        account.take(rows.reduce((sum, row) => sum + row.size, refused.length))
        const written = await writer.write(project, rows, refused)
        tallies.add(project, { ...written, rejected: rejected.length })
        return { ...written, rejected }
      } finally {
        account.release()
        arriving.end()
      }
    },
    async close() {
      closing = true
      await writer.drained()
    },
  }
}

/** Parts the events that may be stored from those that may not. */
function sort(batch: DecodedBatch, arrival: Arrival) {
  const rows: (Row & { size: number })[] = []
  const rejected: Rejection[] = []
  let refused = ''
  for (let index = 0; index < batch.events.length; index++) {
    const decoded = batch.events[index]
    const event = validate(decoded, arrival)
    if (isRefusal(event)) {
      const rejection = { index, uuid: typeof decoded.id === 'string' ? decoded.id.slice(0, 100) : null, ...event }
      rejected.push(rejection)
      refused += quarantineText(rejection, decoded.raw, arrival)
      continue
    }
    rows.push({
      uuid: event.uuid,
      size: event.properties_text.length + ROW_BYTES,
      line: () => rowLine(event, arrival),
      merge: mergeOf(event.event, event.distinct_id, event.properties),
      stored: {
        event: event.event,
        distinct_id: event.distinct_id,
        time_ms: event.timestamp_ms,
        properties: event.properties,
      },
    })
  }
  return { rows, rejected, refused }
}

/** About what a row takes beside its properties. */
const ROW_BYTES = 500
