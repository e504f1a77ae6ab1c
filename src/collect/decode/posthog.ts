import { BellwetherError } from '../../core/errors.ts'
import type { DecodedBatch, DecodedEvent } from '../event.ts'
import { readTimestamp } from '../time.ts'
import { kindOf, limitEvents } from '../validate.ts'

type Fields = Record<string, unknown>

/** What a PostHog request says beside its events. */
export interface PostHogBatch extends DecodedBatch {
  /** The ingest key, which PostHog's clients call token or api_key. */
  key: string | undefined
}

/** Clocks before this are not set: what the query then says of the time of sending is ignored. */
const EARLIEST_MS = Date.UTC(2020, 0)

/**
 * PostHog's shape: `{api_key, batch: […], sent_at}`, an array of events, or one event. `sentInQuery` is the query's `_`
 * or `sent_at` (milliseconds), where older browser clients say it. Throws `collect.malformed` where no events are found.
 */
export function decodePostHog(body: unknown, sentInQuery?: string): PostHogBatch {
  const top = isFields(body) ? body : {}
  const events = Array.isArray(body) ? body : Array.isArray(top.batch) ? top.batch : isFields(body) ? [body] : null
  if (!events || events.length === 0) {
    const got = events ? 'none' : kindOf(body)
    throw new BellwetherError({ code: 'collect.malformed', field: 'batch', expected: 'at least one event', got })
  }
  limitEvents(events)
  const in_query_ms = readTimestamp(Number(sentInQuery))
  const sent_ms = readTimestamp(top.sent_at) ?? (in_query_ms !== null && in_query_ms > EARLIEST_MS ? in_query_ms : null)
  const key = keyOf(top) ?? keyOfEvents(events)
  return { source: 'posthog', key, sent_ms, events: events.map((event) => decodeEvent(event, sent_ms)) }
}

function decodeEvent(raw: unknown, sent_ms: number | null): DecodedEvent {
  const given = isFields(raw) ? raw : {}
  const properties = isFields(given.properties) ? given.properties : {}
  const distinct_id = given.distinct_id ?? given.$distinct_id ?? properties.distinct_id
  const fromBrowser = properties.$lib === 'web'
  // Undefined fields are left out of JSON; `delete` would make every later step on the object slower.
  if (properties.token !== undefined) properties.token = undefined
  if (properties.distinct_id !== undefined) properties.distinct_id = undefined
  if (given.$set !== undefined) properties.$set ??= given.$set
  if (given.$set_once !== undefined) properties.$set_once ??= given.$set_once
  return {
    event: given.event,
    distinct_id,
    id: given.uuid || properties.$insert_id,
    timestamp: given.timestamp ?? byOffset(given, sent_ms),
    session_id: properties.$session_id,
    properties,
    // posthog-js says it anew with each try, the server clients do not.
    refreshes_sent_at: fromBrowser,
    refusal: given === raw ? undefined : { code: 'collect.malformed', expected: 'an object', got: kindOf(raw) },
    raw,
  }
}

/**
 * Browser clients before 1.300 replace the time of a queued event by how long ago it was. That grows with each try, so
 * the UUID, which they make at the same time, goes before it.
 */
function byOffset({ offset, uuid }: Fields, sent_ms: number | null): number | undefined {
  const hasTime = typeof uuid === 'string' && uuid[14] === '7'
  return typeof offset === 'number' && sent_ms !== null && !hasTime ? sent_ms - offset : undefined
}

const keyOf = (fields: Fields): string | undefined => text(fields.api_key) ?? text(fields.token) ?? text(fields.$token)

/** The key that all events name, where the request as a whole names none. */
function keyOfEvents(events: unknown[]): string | undefined {
  const keys = new Set(
    events
      .filter(isFields)
      .map((event) => keyOf(event) ?? (isFields(event.properties) ? keyOf(event.properties) : undefined)),
  )
  return keys.size === 1 ? keys.values().next().value : undefined
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
