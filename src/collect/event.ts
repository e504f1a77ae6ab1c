import type { ErrorCode } from '../core/errors.ts'
import { type ProjectId, personId } from '../core/ids.ts'

/** Where an event came in. */
export type Source = 'api' | 'posthog' | 'segment'

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
  user_agent?: unknown
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
}

/**
 * An event's row of table `events` as one line of JSONEachRow. Built by concatenation: the properties go in as the JSON
 * object that they are, which ClickHouse stores verbatim, instead of being escaped here and unescaped there.
 */
export function rowText(event: IncomingEvent, { project, source, sent_ms, received_ms }: Arrival): string {
  const { session_id, bot } = event
  return (
    `{"project_id":"${project}","event":${quoted(event.event)},"uuid":"${event.uuid}"` +
    `,"distinct_id":${JSON.stringify(event.distinct_id)},"distinct_person_id":"${rememberedPersonId(project, event.distinct_id)}"` +
    `,"timestamp":${instant(event.timestamp_ms)},"claimed_at":${instant(event.claimed_ms)}` +
    `,"sent_at":${sent_ms === null ? 'null' : instant(sent_ms)},"received_at":${instant(received_ms)}` +
    (session_id === '' ? '' : `,"session_id":${JSON.stringify(session_id)}`) +
    (bot === '' ? '' : `,"bot":${JSON.stringify(bot)}`) +
    `,"source":"${source}","properties":${event.properties_text}}\n`
  )
}

// ClickHouse takes a whole number of 13 digits for milliseconds; a shorter one might be seconds.
const instant = (ms: number): string => (ms >= 1e12 ? String(ms) : `"${new Date(ms).toISOString()}"`)

const quotedTexts = new Map<string, string>()

/** Event names are few: each is quoted once. */
function quoted(text: string): string {
  let known = quotedTexts.get(text)
  if (known === undefined) {
    known = JSON.stringify(text)
    if (quotedTexts.size >= 10_000) quotedTexts.clear()
    quotedTexts.set(text, known)
  }
  return known
}

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
