import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'
import type { Target } from './use-targets.ts'

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
