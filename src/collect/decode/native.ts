import { BellwetherError } from '../../core/errors.ts'
import type { DecodedBatch, DecodedEvent } from '../event.ts'
import { readTimestamp } from '../time.ts'
import { kindOf, limitEvents } from '../validate.ts'

const FIELDS = new Set(['event', 'distinct_id', 'uuid', 'timestamp', 'session_id', 'properties'])

/**
 * Our own shape: `{events: […], sent_at?}`, an array of events, or one event
 * `{event, distinct_id, uuid?, timestamp?, session_id?, properties?}`. Throws `collect.malformed` where no events are found.
 */
export function decodeNative(body: unknown): DecodedBatch {
  if (Array.isArray(body)) return batch(body, null)
  if (typeof body === 'object' && body !== null) {
    if (!('events' in body)) return batch([body], null)
    const { events, sent_at, ...rest } = body as Record<string, unknown>
    const [unknown] = Object.keys(rest)
    if (Array.isArray(events) && unknown === undefined) return batch(events, sentAt(sent_at))
    if (unknown !== undefined) throw malformed(unknown.slice(0, 100), 'no such field', kindOf(rest[unknown]))
    throw malformed('events', 'an array of events', kindOf(events))
  }
  throw malformed('body', 'an event, an array of events, or {"events": […]}', kindOf(body))
}

function batch(events: unknown[], sent_ms: number | null): DecodedBatch {
  if (events.length === 0) throw malformed('events', 'at least one event', 'none')
  limitEvents(events)
  return { source: 'api', events: events.map(decodeEvent), sent_ms }
}

function decodeEvent(raw: unknown): DecodedEvent {
  const given = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : {}
  const decoded: DecodedEvent = {
    event: given.event,
    distinct_id: given.distinct_id,
    id: given.uuid,
    timestamp: given.timestamp,
    session_id: given.session_id,
    properties: given.properties,
    refreshes_sent_at: false,
    raw,
  }
  if (given !== raw) {
    decoded.refusal = { code: 'collect.malformed', expected: 'an object', got: kindOf(raw) }
    return decoded
  }
  for (const field in given) {
    if (FIELDS.has(field)) continue
    const hint = `Fields are ${[...FIELDS].join(', ')}; everything else goes into properties.`
    const expected = 'no such field'
    decoded.refusal = {
      code: 'collect.malformed',
      field: field.slice(0, 100),
      expected,
      got: kindOf(given[field]),
      hint,
    }
    break
  }
  return decoded
}

function sentAt(value: unknown): number | null {
  if (value === undefined || value === null) return null
  const sent_ms = readTimestamp(value)
  if (sent_ms === null) throw malformed('sent_at', 'ISO 8601, such as 2026-01-05T12:00:00Z', kindOf(value))
  return sent_ms
}

const malformed = (field: string, expected: string, got: string) =>
  new BellwetherError({ code: 'collect.malformed', field, expected, got })
