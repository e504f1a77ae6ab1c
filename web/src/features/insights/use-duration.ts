import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** A length of time in words: "2.4 days". */
export function useDuration() {
  const { t } = useTranslation('insights')
  const f = useFormat()
  return (seconds: number | null): string => {
    if (seconds === null) return '–'
    const [unit, size] = units.find(([, size]) => seconds >= size) ?? (['second', 1] as const)
    const amount = Math.round((seconds / size) * 10) / 10
    return t(`duration.${unit}`, { count: amount, n: f.decimal(amount) })
  }
}
