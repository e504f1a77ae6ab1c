import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../shell/server-clock.ts'
import { useProject } from '../shell/use-project.ts'

/** Numbers and times as the reader's language and the project's time zone and currency have them. */
export function useFormat() {
  const { i18n } = useTranslation()
  const { time_zone, currency } = useProject()
  return useMemo(() => {
    // An English reader in London has days before months: the browser's own locale of the page's language.
    const language = navigator.languages.find((one) => one.split('-')[0] === i18n.language) ?? i18n.language
    const number = (options?: Intl.NumberFormatOptions) => {
      const format = new Intl.NumberFormat(language, options)
      return (value: number | null | undefined) => (value === null || value === undefined ? '–' : format.format(value))
    }
    const time = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(language, { timeZone: time_zone, ...options })
      return (value: string | number | Date | null | undefined) =>
        value === null || value === undefined ? '–' : format.format(new Date(value))
    }
    const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
    return {
      integer: number({ maximumFractionDigits: 0 }),
      /** 1.2k, 3.4M: for tight places. */
      compact: number({ notation: 'compact', maximumFractionDigits: 1 }),
      decimal: number({ maximumFractionDigits: 2 }),
      metric: number({ minimumFractionDigits: 3, maximumFractionDigits: 3 }),
      significant: number({ maximumSignificantDigits: 4 }),
      percent: number({ style: 'percent', maximumFractionDigits: 1 }),
      /** With its sign: a change. */
      change: number({ style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
      /** 950 byte, 18.6 MB. */
      bytes: (value: number | null | undefined) => bytes(language, value),
      /** Thousandths of a second. */
      milliseconds: number({ style: 'unit', unit: 'millisecond', maximumSignificantDigits: 3 }),
      money: number({ style: 'currency', currency }),
      day: time({ dateStyle: 'medium' }),
      month: time({ month: 'short', year: 'numeric' }),
      minute: time({ dateStyle: 'medium', timeStyle: 'short' }),
      /** From one minute to another; what they share is said once. */
      minutes: (from: string, to: string) =>
        new Intl.DateTimeFormat(language, { timeZone: time_zone, dateStyle: 'medium', timeStyle: 'short' }).formatRange(
          new Date(from),
          new Date(to),
        ),
      second: time({ dateStyle: 'medium', timeStyle: 'medium' }),
      clock: time({ timeStyle: 'medium' }),
      /** For lists: a day without its year, and the time to the second. */
      shortTime: time({ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' }),
      /** A calendar day (YYYY-MM-DD), which is the same day in every zone. */
      date: time({ dateStyle: 'medium', timeZone: 'UTC' }),
      /** The same without its year, for axes. */
      shortDate: time({ month: 'short', day: 'numeric', timeZone: 'UTC' }),
      list: (words: readonly string[]) => new Intl.ListFormat(language, { type: 'conjunction' }).format(words),
      ago: (value: string | number | Date) => ago(relative, new Date(value).getTime() - serverNow()),
      time_zone,
    }
  }, [i18n.language, time_zone, currency])
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
]

function ago(format: Intl.RelativeTimeFormat, difference_ms: number): string {
  const [unit, ms] = UNITS.find(([, size]) => Math.abs(difference_ms) >= size) ?? ['second', 1_000]
  return format.format(Math.round(difference_ms / ms), unit)
}

const BYTES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

function bytes(language: string, value: number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  const power = value < 1 ? 0 : Math.min(BYTES.length - 1, Math.floor(Math.log10(value) / 3))
  const options = { style: 'unit', unit: BYTES[power], maximumSignificantDigits: 3 } as const
  return new Intl.NumberFormat(language, options).format(value / 1_000 ** power)
}
