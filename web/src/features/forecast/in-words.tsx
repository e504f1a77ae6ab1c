import { Paper, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import type { Forecast } from './use-story.ts'

interface InWordsProps {
  points: Forecast['points']
  model: Forecast['model']
  /** MASE of the series in the test; null where it has none. */
  error: number | null
  /** Days after which the naive forecast that errors are measured by repeats itself. */
  season: number
}

/** The forecast as one would tell it. Means of days add up; their intervals do not, so the sum is told without one. */
export function InWords({ points, model, error, season }: InWordsProps) {
  const { t } = useTranslation('forecast')
  const { integer, decimal, date } = useFormat()
  // A hundred and more are told in whole units: nobody plans by the hundredth of one.
  const units = (value: number) => (value < 100 ? decimal : integer)(value)
  const [first] = points
  const total = points.reduce((sum, { mean }) => sum + mean, 0)
  return (
    <Paper withBorder p="md" aria-live="polite">
      <Text size="sm" c="dimmed">
        {t('words.label', { count: points.length })}
      </Text>
      <Text fz={28} fw={650} lh={1.2} className="numbers">
        {t('words.total', { units: integer(total), count: Math.round(total) })}
      </Text>
      <Text>
        {t('words.first', {
          day: date(first.ds),
          units: units(first.mean),
          lo: units(first.lo80),
          hi: units(first.hi80),
        })}
      </Text>
      <Text size="sm" c="dimmed">
        {error !== null &&
          `${t(error < 1 ? 'words.better' : 'words.worse', { error: decimal(error), count: season })} `}
        {t('words.about', { ...model })}
      </Text>
    </Paper>
  )
}
