import { DateTime } from 'luxon'
import type { ImportEntry } from './map.ts'

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/

/** Reads a stamp as the map says, as ms since 1970; NaN where it cannot be read. Stamps in UTC or with an offset take 1 µs, others 20. */
export function instantReader({ format, zone }: ImportEntry['timestamp']): (text: string) => number {
  if (format === 'unix_s') return (text) => (text.trim() === '' ? Number.NaN : Number(text) * 1000)
  if (format === 'unix_ms') return (text) => (text.trim() === '' ? Number.NaN : Number(text))
  if (format) return (text) => DateTime.fromFormat(text.trim(), format, { zone }).toMillis()
  return (text) => readIso(text.trim(), zone)
}

function readIso(text: string, zone: string): number {
  const match = ISO.exec(text)
  if (!match) return DateTime.fromISO(text, { zone }).toMillis()
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', offset] = match
  if (!offset && zone !== 'UTC') return DateTime.fromISO(text.replace(' ', 'T'), { zone }).toMillis()
  const ms = Math.floor(Number(`0.${fraction}`) * 1000)
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), ms)
  // 31 February would roll over into March: that is no stamp.
  if (new Date(time).getUTCDate() !== Number(day) || Number(hour) > 23) return Number.NaN
  return time - offsetMs(offset)
}

function offsetMs(offset: string | undefined): number {
  if (!offset || offset === 'Z') return 0
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)/.exec(offset) as RegExpExecArray
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
