import { DateTime } from 'luxon'
import { readTimestamp } from '../time.ts'
import type { ImportEntry } from './map.ts'

const TOKEN_OF_OFFSET = /[ZzXx]/
const NAMES_OFFSET = /[T ]\d\d.* ?(?:Z|[+-]\d\d(?::?\d\d)?)$/i

/**
 * Reads a stamp as the map says, as whole ms since 1970; NaN where it cannot be read. Stamps in UTC or with an offset take
 * 1 µs, others 20.
 */
export function instantReader({ format, zone }: ImportEntry['timestamp']): (text: string) => number {
  if (format === 'unix_s') return (text) => Math.round(numberOf(text) * 1000)
  if (format === 'unix_ms') return (text) => Math.round(numberOf(text))
  if (format) {
    const read = (text: string) => DateTime.fromFormat(text.trim(), format, { zone })
    return TOKEN_OF_OFFSET.test(format) ? (text) => read(text).toMillis() : (text) => earliest(read(text))
  }
  return (text) => readIso(text.trim(), zone)
}

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))

function readIso(text: string, zone: string): number {
  const known = zone === 'UTC' || NAMES_OFFSET.test(text) ? readTimestamp(text) : null
  if (known !== null) return known
  const time = DateTime.fromISO(text.replace(' ', 'T'), { zone })
  return NAMES_OFFSET.test(text) ? time.toMillis() : earliest(time)
}

/** Where clocks are set back an hour comes twice: the first of both, where Luxon takes the one of today's season. */
const earliest = (time: DateTime): number => time.getPossibleOffsets()[0].toMillis()
