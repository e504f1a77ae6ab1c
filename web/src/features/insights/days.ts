import type { Days, Range } from './queries.ts'

const DAY_MS = 86_400_000

/** The calendar day of an instant in a time zone, YYYY-MM-DD. */
export function dayIn(time_zone: string, instant: string | number): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: time_zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(instant))
  const part = (type: string) => parts.find((one) => one.type === type)?.value
  return `${part('year')}-${part('month')}-${part('day')}`
}

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** Days that a range has. */
export const lengthOf = (range: Range): number =>
  'last_days' in range ? range.last_days : Math.round((Date.parse(range.to) - Date.parse(range.from)) / DAY_MS)

/** Ranges by a click, in days; 365 stands for 12 months. */
export const presets = [7, 30, 90, 365] as const

/** The days that a range stands for while the newest event is of the day `newest`. */
export const daysOf = (range: Range, newest: string): Days =>
  'last_days' in range ? { from: addDays(newest, 1 - range.last_days), to: addDays(newest, 1) } : range
