import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Target } from '../components/use-targets.ts'
import { useFormat } from '../i18n/format.ts'

/** The metric that the gate and the search over parameters go by. */
export const mainMetric: Record<Target['use'], string> = {
  recommendation: 'ndcg10',
  forecast: 'mase',
  propensity: 'auc',
}

/** The strong baseline that a first champion must beat. */
export const baselineOf: Record<Target['use'], string> = {
  recommendation: 'popularity-28d',
  forecast: 'seasonal-naive',
  propensity: 'base-rate',
}

export const lowerIsBetter: ReadonlySet<string> = new Set(['mase', 'smape', 'wape', 'pinball', 'brier', 'ece'])
/** Sizes and properties: neither more nor less of them is better. */
export const neutral: ReadonlySet<string> = new Set(['people', 'series', 'scale_zero', 'rate', 'novelty10'])

/** The order in which metrics are read; the engine's JSON keeps none. */
const order = [
  ...['ndcg10', 'recall10', 'hit_rate10', 'mrr10', 'coverage10', 'novelty10'],
  ...['mase', 'wape', 'smape', 'pinball', 'coverage80', 'coverage95', 'series', 'scale_zero'],
  ...['auc', 'average_precision', 'precision', 'recall', 'f1', 'accuracy', 'brier', 'ece', 'rate', 'people'],
]

/** Names of the metrics there are, in that order; unknown ones last. */
export function metricsOf(metrics: Record<string, unknown> = {}): string[] {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return Object.keys(metrics).sort((a, b) => place(a) - place(b))
}

const shares: ReadonlySet<string> = new Set([
  'coverage10',
  'coverage80',
  'coverage95',
  'wape',
  'accuracy',
  'precision',
  'recall',
  'ece',
  'rate',
])
const counts: ReadonlySet<string> = new Set(['people', 'series', 'scale_zero'])

/** A metric's value as its readers know it: a share in percent, a count whole, a score with three decimals. */
export function useMetricFormat() {
  const { t } = useTranslation('learning')
  const format = useFormat()
  return useCallback(
    (name: string, value: number | null | undefined): string => {
      // A metric that could not be computed is NaN to the engine and null in JSON.
      if (value === null || value === undefined || Number.isNaN(value)) return '–'
      if (counts.has(name)) return format.integer(value)
      if (shares.has(name)) return format.percent(value)
      if (name === 'smape') return format.percent(value / 100)
      if (name === 'novelty10') return t('bits', { value: format.decimal(value) })
      return format.metric(value)
    },
    [t, format],
  )
}
