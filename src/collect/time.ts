import { DAY_MS, SECOND_MS } from '../core/time.ts'

/** Differences below this are the network's, not the clock's. */
const TOLERANCE_MS = 10 * SECOND_MS

/** A difference beyond this is not a clock that is a little off, and correcting it would make things up. */
const MAX_SKEW_MS = DAY_MS

/** How far after its arrival an event may claim to have happened. */
export const MAX_AHEAD_MS = DAY_MS

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)? ?(?:(Z)|([+-])(\d\d):?(\d\d)?)?$/i

/** November 2286. A column of times holds no more than 2299: one row beyond it would cost a whole insert. */
const END_MS = 1e13

/**
 * Milliseconds since 1970 of an ISO 8601 time (UTC where it names no zone) or of a number of milliseconds, or null where
 * it is neither or lies outside 1970 … 2286. A number that would be seconds is refused rather than guessed at.
 */
export function readTimestamp(value: unknown): number | null {
  if (typeof value === 'number') return value >= 1e11 && value < END_MS ? Math.trunc(value) : null
  if (typeof value !== 'string') return null
  const match = ISO.exec(value.trim())
  if (!match) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', , sign, zoneHours, zoneMinutes] =
    match
  if (+hour > 23 || +minute > 59 || +second > 60 || +(zoneHours ?? 0) > 18 || +(zoneMinutes ?? 0) > 59) return null
  const date = Date.UTC(+year, +month - 1, +day)
  // Date.UTC takes the year 99 for 1999.
  if (new Date(date).getUTCDate() !== +day || +month < 1 || +month > 12 || +year < 1969) return null
  const ms = fraction === '' ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3))
  const zone_min = sign ? (sign === '-' ? -1 : 1) * (+zoneHours * 60 + +(zoneMinutes ?? 0)) : 0
  const time = date + +hour * 3_600_000 + (+minute - zone_min) * 60_000 + +second * SECOND_MS + ms
  return time >= 0 && time < END_MS ? time : null
}

/** What is known of an event's time, all in milliseconds since 1970. */
export interface Times {
  claimed_ms: number
  sent_ms: number | null
  received_ms: number
  /** True where the client says anew with each try when it was sent; else a late try looks like a slow clock. */
  refreshes_sent_at: boolean
}

/**
 * The time that questions use: the claimed one, moved by the client clock's error where that can be told.
 *
 * `sent_at` after the arrival means a clock that is ahead, and the event moves back. `sent_at` before the arrival means
 * a clock that is behind *or* a late try: the event moves forward only if the client refreshes `sent_at`, so that a
 * retry never looks later than its first try. Differences under 10 s and over a day change nothing.
 */
export function correctedTime({ claimed_ms, sent_ms, received_ms, refreshes_sent_at }: Times): number {
  if (sent_ms === null) return claimed_ms
  const behind_ms = received_ms - sent_ms
  if (Math.abs(behind_ms) < TOLERANCE_MS || Math.abs(behind_ms) > MAX_SKEW_MS) return claimed_ms
  if (behind_ms > 0 && !refreshes_sent_at) return claimed_ms
  return Math.max(0, claimed_ms + behind_ms)
}
