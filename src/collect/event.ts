import type { ErrorCode } from '../core/errors.ts'
import { type ProjectId, personId } from '../core/ids.ts'

/** Where an event came in. */
export type Source = 'api' | 'posthog' | 'segment' | 'gorse' | 'import'

/** One event as a decoder found it in its vendor's shape: nothing is checked yet. */
export interface DecodedEvent {
  event: unknown
  distinct_id: unknown
  /** The client's identity of the event: a UUID, or a text that stands for one. */
  id: unknown
  timestamp: unknown
  session_id: unknown
  /** The decoder's own object: masking writes into it. */
  properties: unknown
  /** True where the client says anew with each try when it was sent. */
  refreshes_sent_at: boolean
  /** Why the decoder could not take it apart. */
  refusal?: Refusal
  /** As it came, for the quarantine. */
  raw: unknown
}

/** What one request brought. */
export interface DecodedBatch {
  source: Source
  events: DecodedEvent[]
  /** When the client says that it sent the request, in milliseconds since 1970. */
  sent_ms: number | null
}

/** One event that may be stored. Times are milliseconds since 1970. */
export interface IncomingEvent {
  event: string
  distinct_id: string
  /** Lower case. */
  uuid: string
  claimed_ms: number
  timestamp_ms: number
  session_id: string
  properties: Record<string, unknown>
  /** The properties as JSON. */
  properties_text: string
  /** Why it is taken for a bot's; empty for people. */
  bot: string
}

/** Why an event is not kept. */
export interface Refusal {
  code: ErrorCode
  field?: string
  expected?: unknown
  got?: unknown
  hint?: string
}

/** A refusal, with which event of the request it is about. */
export interface Rejection extends Refusal {
  index: number
  uuid: string | null
}

/** What a request's rows have in common. */
export interface Arrival {
  project: ProjectId
  source: Source
  sent_ms: number | null
  received_ms: number
  /** Which import brought them, if one did. */
  import_id?: string
}

/** The columns that `rowLine` fills, in its order. */
export const rowColumns = [
  'project_id',
  'event',
  'uuid',
  'distinct_id',
  'distinct_person_id',
  'timestamp',
  'claimed_at',
  'sent_at',
  'received_at',
  'session_id',
  'source',
  'bot',
  'properties',
] as const

/**
 * An event's row of table `events` as one line of TabSeparated text, in the order of `rowColumns`. Built by
 * concatenation; in this format JSON needs no quoting, only its backslashes doubled.
 */
export function rowLine(event: IncomingEvent, { project, source, sent_ms, received_ms }: Arrival): string {
  return (
    `${project}\t${escaped(event.event)}\t${event.uuid}\t${escaped(event.distinct_id)}` +
    `\t${rememberedPersonId(project, event.distinct_id)}\t${instant(event.timestamp_ms)}\t${instant(event.claimed_ms)}` +
    `\t${sent_ms === null ? '\\N' : instant(sent_ms)}\t${instant(received_ms)}\t${escaped(event.session_id)}` +
    `\t${source}\t${escaped(event.bot)}\t${withBackslashes(event.properties_text)}\n`
  )
}

const CONTROL = /[\\\t\n\r]/

const escaped = (text: string): string =>
  CONTROL.test(text)
    ? withBackslashes(text).replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : text

const withBackslashes = (text: string): string => (text.includes('\\') ? text.replaceAll('\\', '\\\\') : text)

// ClickHouse takes a whole number of 13 digits for milliseconds; a shorter one might be seconds.
const instant = (ms: number): string => (ms >= 1e12 ? String(ms) : new Date(ms).toISOString())

const MAX_PEOPLE = 50_000
let recentPeople = new Map<string, string>()
let olderPeople = new Map<string, string>()

/** `personId`, remembered for the 50,000 to 100,000 people heard of last: a session's events hash their person once. */
function rememberedPersonId(project: ProjectId, distinctId: string): string {
  const key = project + distinctId
  let id = recentPeople.get(key)
  if (id === undefined) {
    id = olderPeople.get(key) ?? personId(project, distinctId)
    if (recentPeople.size >= MAX_PEOPLE) {
      olderPeople = recentPeople
      recentPeople = new Map()
    }
    recentPeople.set(key, id)
  }
  return id
}
