import { BellwetherError } from '../../core/errors.ts'
import { nameId, type ProjectId } from '../../core/ids.ts'
import type { DecodedBatch, DecodedEvent } from '../event.ts'
import { readTimestamp } from '../time.ts'
import { kindOf, limitEvents } from '../validate.ts'

type Fields = Record<string, unknown>

/** What Gorse's shapes leave to whoever decodes them. */
export interface GorseReading {
  project: ProjectId
  /** Property of the event that holds the item. */
  item: string
}

/**
 * Gorse's feedback, `[{FeedbackType, UserId, ItemId, Timestamp, Value, Comment}, …]`: each becomes the event that its
 * type names. Gorse keeps one feedback of a type for a person and an item; here each instant is an event of its own, and
 * what is sent again for the same instant has the same UUID. Without a timestamp it is the arrival's, and new each time.
 * Like Gorse it takes all or nothing: throws `collect.malformed` and `collect.timestamp`, naming the first at fault.
 */
export function decodeGorse(body: unknown, reading: GorseReading): DecodedBatch {
  const list = listOf(body)
  return { source: 'gorse', sent_ms: null, events: list.map((raw, index) => decodeFeedback(raw, index, reading)) }
}

function decodeFeedback(raw: unknown, index: number, { project, item }: GorseReading): DecodedEvent {
  const given = fieldsOf(raw, index)
  const [type, user, thing] = (['FeedbackType', 'UserId', 'ItemId'] as const).map((name) => textOf(given, name, index))
  const time_ms = instantOf(given.timestamp, index)
  return {
    event: type,
    distinct_id: user,
    id: time_ms === undefined ? undefined : nameId(project, `gorse:${JSON.stringify([type, user, thing, time_ms])}`),
    timestamp: time_ms,
    session_id: undefined,
    properties: { ...told({ value: given.value, comment: given.comment }), [item]: thing },
    refreshes_sent_at: false,
    raw,
  }
}

/**
 * Gorse's users, `[{UserId, Labels, Comment}, …]`: what they tell becomes a `$set`; of one that tells nothing there is no
 * event, since people are known from their first. Throws `collect.malformed`.
 */
export function decodeGorseUsers(body: unknown): DecodedBatch {
  const events = listOf(body).flatMap((raw, index): DecodedEvent[] => {
    const given = fieldsOf(raw, index)
    const distinct_id = textOf(given, 'UserId', index)
    const { labels, comment } = given
    const $set = told({ ...(isFields(labels) ? labels : { labels }), comment })
    const event = { event: '$set', distinct_id, id: undefined, timestamp: undefined, session_id: undefined }
    return Object.keys($set).length ? [{ ...event, properties: { $set }, refreshes_sent_at: false, raw }] : []
  })
  return { source: 'gorse', sent_ms: null, events }
}

/** A list as Gorse's clients send it. Throws `collect.malformed` and `collect.too_many`. */
export function listOf(body: unknown): unknown[] {
  if (!Array.isArray(body)) {
    throw new BellwetherError({ code: 'collect.malformed', field: 'body', expected: 'an array', got: kindOf(body) })
  }
  limitEvents(body)
  return body
}

/** Go reads the names of fields whatever their case, so that its clients write `userId` as well. */
export function fieldsOf(raw: unknown, index?: number): Fields {
  if (isFields(raw)) return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name.toLowerCase(), value]))
  throw malformed(index, undefined, 'an object', kindOf(raw))
}

/** A text that has to be there; `name` as Gorse spells it. */
export function textOf(given: Fields, name: string, index?: number): string {
  const value = given[name.toLowerCase()]
  if (typeof value === 'string' && value !== '') return value
  throw malformed(index, name, 'a text', kindOf(value))
}

const malformed = (index: number | undefined, field: string | undefined, expected: string, got: string) =>
  new BellwetherError({ code: 'collect.malformed', field: pathOf(index, field), expected, got })

const pathOf = (index: number | undefined, field: string | undefined) =>
  [index === undefined ? [] : `[${index}]`, field ?? []].flat().join('.')

/** What Go writes for a time that was never set. */
const NEVER = '0001-01-01T00:00:00Z'

function instantOf(value: unknown, index: number): number | undefined {
  if (value === undefined || value === null || value === '' || value === NEVER) return undefined
  const time_ms = readTimestamp(typeof value === 'string' && /^\d{10}(\d{3})?$/.test(value) ? unixOf(value) : value)
  if (time_ms !== null) return time_ms
  throw new BellwetherError({
    code: 'collect.timestamp',
    field: pathOf(index, 'Timestamp'),
    expected: 'ISO 8601, such as 2026-01-05T12:00:00Z',
    got: typeof value === 'string' ? value.slice(0, 40) : kindOf(value),
  })
}

/** Seconds or milliseconds since 1970, told apart by their digits. */
const unixOf = (digits: string): number => Number(digits) * (digits.length === 10 ? 1_000 : 1)

/** The fields that say something: Go writes an empty text or null for what was never set. */
const told = (given: Fields): Fields =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null && value !== ''))

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
