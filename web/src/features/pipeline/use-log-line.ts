import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useMetricFormat } from '../../learning/metrics.ts'
import type { Run } from '../../learning/run.ts'
import { useDuration } from '../../learning/use-duration.ts'
import { inOrder } from './quality-checks.ts'

type Entry = Run['log'][number]
type EntryOf<Code extends Entry['code']> = Extract<Entry, { code: Code }>

/** A line of a run's log in the reader's language. */
export function useLogLine(): (entry: Entry) => string {
  const { t } = useTranslation('pipeline')
  const { metric } = useFormat()
  const value = useMetricFormat()
  const duration = useDuration()
  const prepared = usePrepared()
  return (entry) => {
    switch (entry.code) {
      case 'prepared':
        return prepared(entry)
      case 'judged':
        return t('log.judged', {
          family: entry.family,
          metric: t(`learning:metric.${entry.metric}.name`, { defaultValue: entry.metric }),
          value: value(entry.metric, entry.value),
          duration: duration(entry.seconds),
        })
      case 'not_judged':
        return t('log.not_judged', { family: entry.family, message: entry.message })
      case 'gate': {
        const { winner, against, difference, promote } = entry
        if (difference === null) return t('log.gate_nothing')
        if (!promote && winner === against) return t('log.gate_same', { winner })
        return t(promote ? 'log.gate_yes' : 'log.gate_no', { winner, against, by: metric(difference) })
      }
      case 'promoted':
        return t('log.promoted', { model: entry.model })
      case 'kept':
        return entry.model === null ? t('nobody_answers') : t('log.kept', { model: entry.model })
      case 'failed':
        return t('log.failed', { message: entry.message })
      default:
        return t(`log.${entry.code}`)
    }
  }
}

function usePrepared() {
  const { t } = useTranslation('pipeline')
  const { integer } = useFormat()
  const duration = useDuration()
  return ({ rows, quality: { rows: lines, ...checks }, seconds }: EntryOf<'prepared'>) => {
    const found = inOrder(checks).filter(([, count]) => count > 0)
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
    const facts = { duration: duration(seconds), rows: integer(total), lines: integer(lines) }
    if (found.length === 0) return t('log.prepared', facts)
    const named = found.map(([check, count]) => `${t(`check.${check}`, { defaultValue: check })} ${integer(count)}`)
    return t('log.prepared_checks', { ...facts, found: named.join(' · ') })
  }
}
