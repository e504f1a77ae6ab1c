import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import type { Interval } from './queries.ts'

/** What an interval is called by its start: in full, and short for an axis. */
export function useIntervalLabel(interval: Interval) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  // The start carries the project's own offset: its first ten characters are the project's day.
  const day = (start: string) => start.slice(0, 10)
  const full = {
    hour: f.minute,
    day: (start: string) => f.date(day(start)),
    week: (start: string) => t('week_of', { day: f.date(day(start)) }),
    month: f.month,
  }[interval]
  const short =
    interval === 'month' ? f.month : interval === 'hour' ? f.minute : (start: string) => f.shortDate(day(start))
  return { full, short }
}
