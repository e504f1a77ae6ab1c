import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useMetricFormat } from '../../learning/metrics.ts'
import { PSI_LIMIT } from './psi.ts'
import type { Alert } from './use-alerts.ts'

/** What an input is called. */
export function useInputName() {
  const { t } = useTranslation('monitor')
  return useCallback((name: string) => t(`input.${name}`, { defaultValue: name }), [t])
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)

/** An alert in the reader's language: what is wrong, and by how much. Kinds that have no words keep the engine's. */
export function useAlertWords() {
  const { t } = useTranslation('monitor')
  const format = useFormat()
  const metric = useMetricFormat()
  const inputName = useInputName()
  return ({ kind, subject, evidence, message }: Pick<Alert, 'kind' | 'subject' | 'evidence' | 'message'>) => {
    const of = (name: string) => numberOf(evidence[name])
    const days = (name: string) => (Math.abs(of(name) ?? 0) < 10 ? format.decimal : format.integer)(of(name))
    const [low, high] = Array.isArray(evidence.lift_ci95) ? evidence.lift_ci95.map(numberOf) : []
    const known = kind === 'drift' ? 'drift' : `${kind}_${subject}`
    const lost = known === 'freshness_events' && of('last_event_days') === null
    const key = `alert.${lost ? 'freshness_none' : known}`
    const values = {
      input: inputName(subject),
      psi: format.decimal(of('psi')),
      limit: format.decimal(PSI_LIMIT),
      times: format.decimal((of('psi') ?? 0) / PSI_LIMIT),
      event_days: days('last_event_days'),
      model_days: days('model_days'),
      lift: format.change(of('lift')),
      low: format.change(low),
      high: format.change(high),
      mase: metric('mase', of('mase')),
      expected: metric('mase', of('expected_mase')),
      ece: metric('ece', of('ece')),
    }
    return {
      what: t(`${key}.what`, { ...values, defaultValue: message }),
      by: t(`${key}.by`, { ...values, defaultValue: '' }),
    }
  }
}
