import { BellwetherError } from '../../core/errors.ts'
import type { DecodedBatch, DecodedEvent, Refusal } from '../event.ts'
import { readTimestamp } from '../time.ts'
import { kindOf, limitEvents } from '../validate.ts'

type Fields = Record<string, unknown>

/** What a Segment request says beside its events. */
export interface SegmentBatch extends DecodedBatch {
  /** The ingest key, where the body carries it too. */
  key: string | undefined
}

/**
 * Segment's shape: `{writeKey, batch: [message, …], sentAt}`, or one message. Calls become the events that the rest of
 * Bellwether knows: `identify` → `$identify`, `page` → `$pageview`, `screen` → `$screen`, `group` → `$groupidentify`,
 * `alias` → `$create_alias`; `track` keeps its name. Throws `collect.malformed` where no messages are found.
 */
export function decodeSegment(body: unknown): SegmentBatch {
  const top = isFields(body) ? body : {}
  const messages = Array.isArray(top.batch) ? top.batch : typeof top.type === 'string' ? [top] : null
  if (!messages) {
    throw new BellwetherError({
      code: 'collect.malformed',
      field: 'batch',
      expected: 'an array of messages',
      got: kindOf(top.batch),
    })
  }
  limitEvents(messages)
  const key = typeof top.writeKey === 'string' && top.writeKey !== '' ? top.writeKey : undefined
  return { source: 'segment', key, sent_ms: readTimestamp(top.sentAt), events: messages.map(decodeMessage) }
}

function decodeMessage(raw: unknown): DecodedEvent {
  const message = isFields(raw) ? raw : {}
  const context = isFields(message.context) ? message.context : {}
  const { type } = message
  const call = typeof type === 'string' && Object.hasOwn(calls, type) ? calls[type] : undefined
  const { event, properties } = call?.(message) ?? {}
  return {
    event,
    distinct_id: message.userId || message.anonymousId,
    id: message.messageId,
    timestamp: message.timestamp ?? message.originalTimestamp,
    session_id: typeof context.sessionId === 'number' ? String(context.sessionId) : context.sessionId,
    properties: properties && withContext(properties, context),
    refreshes_sent_at: true,
    refusal: event === undefined ? refusalOf(raw, message) : undefined,
    raw,
  }
}

interface Call {
  event: unknown
  properties: Fields
}

/** One a kind of message: the event that it is here. */
const calls: Record<string, (message: Fields) => Call> = {
  track: ({ event, properties }) => ({ event: event ?? '', properties: { ...fields(properties) } }),
  page: ({ name, category, properties }) => ({
    event: '$pageview',
    properties: { ...named({ name, category }), ...fields(properties) },
  }),
  screen: ({ name, category, properties }) => ({
    event: '$screen',
    properties: { ...named({ $screen_name: name, category }), ...fields(properties) },
  }),
  identify: ({ userId, anonymousId, traits }) => ({
    event: '$identify',
    properties: { ...named({ $anon_distinct_id: userId ? anonymousId : undefined }), $set: { ...fields(traits) } },
  }),
  group: ({ groupId, traits }) => ({
    event: '$groupidentify',
    properties: { $group_type: 'group', $group_key: groupId, $group_set: { ...fields(traits) } },
  }),
  alias: ({ previousId }) => ({ event: '$create_alias', properties: { alias: previousId } }),
}

/** Adds what the context tells, under the names that browser events have here; the rest of it stays in `context`. */
function withContext(properties: Fields, context: Fields): Fields {
  const { page, library, campaign, userAgent, ...rest } = context
  const { url, path, referrer, title } = fields(page)
  const { name: $lib, version: $lib_version } = fields(library)
  const found = named({
    $current_url: url,
    $pathname: path,
    $referrer: referrer,
    title,
    $raw_user_agent: userAgent,
    $lib,
    $lib_version,
    ...Object.fromEntries(
      Object.entries(fields(campaign)).map(([key, value]) => [`utm_${key === 'name' ? 'campaign' : key}`, value]),
    ),
  })
  return { ...found, ...(Object.keys(rest).length > 0 && { context: rest }), ...properties }
}

function refusalOf(raw: unknown, message: Fields): Refusal {
  if (message !== raw) return { code: 'collect.malformed', expected: 'an object', got: kindOf(raw) }
  return { code: 'collect.malformed', field: 'type', expected: Object.keys(calls), got: kindOf(message.type) }
}

/** The fields that say something. */
const named = (given: Fields): Fields =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null && value !== ''))

const fields = (value: unknown): Fields => (isFields(value) ? value : {})

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
