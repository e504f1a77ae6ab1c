import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { addDays, lengthOf } from './days.ts'
import type { TrendAnswer, TrendQuery } from './queries.ts'
import type { Line } from './trend-lines.ts'
import { useIntervalLabel } from './use-interval-label.ts'
import { useNamesOf } from './use-names-of.ts'

/** A trend's answer in sentences: how much, against the days before, and when most. */
export function useTrendWords(query: TrendQuery, answer: TrendAnswer, lines: readonly Line[]): (string | null)[] {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const names = useNamesOf()
  const { full } = useIntervalLabel(query.interval ?? 'day')
  const { from, to } = answer.days
  const days = { from: f.date(from), until: f.date(addDays(to, -1)) }
  if (!lines.some(({ total }) => total)) return [t('trend_words.nothing', days)]
  const [first] = query.series
  const { measure = 'events', property } = first
  const top = lines.reduce((best, line) => ((line.total ?? 0) > (best.total ?? 0) ? line : best))
  if (lines.length > 1) {
    return [
      t('trend_words.most', { ...days, name: top.name, n: f.decimal(top.total), count: lines.length }),
      changeOf(top),
      peakOf(top),
    ]
  }
  const said = t(`trend_words.${measure}`, {
    ...days,
    what: names.filter(first),
    property,
    n: f.decimal(top.total),
    count: top.total ?? 0,
  })
  return [said, changeOf(top), peakOf(top)]

  function changeOf({ total, before }: Line): string | null {
    if (!before || total === null) return null
    const span = t('days', { count: lengthOf(answer.days), n: f.integer(lengthOf(answer.days)) })
    if (!before.total) return t('trend_words.none_before', { span })
    const change = total / before.total - 1
    const way = change === 0 ? 'same' : change > 0 ? 'more' : 'less'
    return t(`trend_words.${way}`, { share: f.percent(Math.abs(change)), span, n: f.decimal(before.total) })
  }

  function peakOf({ values }: Line): string | null {
    const most = values.reduce<number>((best, value, i) => ((value ?? 0) > (values[best] ?? 0) ? i : best), 0)
    if (values.length < 2 || !values[most]) return null
    return t('trend_words.peak', { when: full(answer.intervals[most]), n: f.decimal(values[most]) })
  }
}
