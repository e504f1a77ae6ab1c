import { useTranslation } from 'react-i18next'
import { Facts } from '../../components/facts.tsx'
import { useFormat } from '../../i18n/format.ts'
import { metricsOf, useMetricFormat } from '../../learning/metrics.ts'
import { useInputName } from './use-alert-words.ts'

/** What an alert rests on, line by line, nested values beside their parent's name. */
export function Evidence({ of }: { of: Record<string, unknown> }) {
  const { t } = useTranslation('monitor')
  const shown = useShown()
  const rows = flat(of).map(([path, value]) => [nameOf(t, path), shown(path, value)] as const)
  return <Facts label={t('evidence')} rows={rows} />
}

type Leaf = readonly [path: string, value: unknown]

/** Says the alert already, or is of no use to a reader. */
const left = new Set(['alert', 'use'])

function flat(value: Record<string, unknown>, before = ''): Leaf[] {
  return metricsOf(value).flatMap((name): Leaf[] => {
    const inner = value[name]
    const path = before ? `${before}.${name}` : name
    if (left.has(name)) return []
    if (inner && typeof inner === 'object' && !Array.isArray(inner)) return flat(inner as Record<string, unknown>, path)
    return [[path, inner]]
  })
}

type T = ReturnType<typeof useTranslation<'monitor'>>['t']

function nameOf(t: T, path: string): string {
  const last = path.split('.').at(-1) ?? path
  const metric = t(`learning:metric.${last}.name`, { defaultValue: last })
  return t(`fact.${path.replaceAll('.', '_')}`, { defaultValue: metric })
}

const shares = /^(champion|control)\.rate$|^lift$|^mean_probability$/

function useShown() {
  const { t } = useTranslation('monitor')
  const format = useFormat()
  const metric = useMetricFormat()
  const inputName = useInputName()
  return (path: string, value: unknown): string => {
    if (path === 'input' && typeof value === 'string') return inputName(value)
    if (Array.isArray(value)) {
      const [from, to] = value.map((one) => (typeof one === 'number' ? format.change(one) : String(one)))
      return t('from_to', { from, to })
    }
    if (value === null || value === undefined) return '–'
    if (typeof value !== 'number') return String(value)
    if (shares.test(path)) return path === 'lift' ? format.change(value) : format.percent(value)
    if (Number.isInteger(value)) return format.integer(value)
    if (path === 'psi' || (path.endsWith('_days') && value < 10)) return format.decimal(value)
    if (path.endsWith('_days')) return format.integer(value)
    return metric(path.replace('expected_', ''), value)
  }
}
