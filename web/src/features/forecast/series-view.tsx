import { Group, SegmentedControl, Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { CurlLine } from '../../components/curl-line.tsx'
import { useItemName } from '../../components/use-catalogue.ts'
import { daysOf } from './days.ts'
import { InWords } from './in-words.tsx'
import { SeriesChart } from './series-chart.tsx'
import { useForecast } from './use-forecast.ts'
import { useHistory } from './use-history.ts'

const HISTORY_DAYS = 180
const horizons = [7, 14, 28, 60, 90]

interface SeriesViewProps {
  target: string
  series: string
  horizon: number
  onHorizon: (days: number) => void
}

/** One series: what is to come in words and in a picture, beside what was. */
export function SeriesView({ target, series, horizon, onHorizon }: SeriesViewProps) {
  const { t } = useTranslation('forecast')
  const itemName = useItemName()
  const name = series === '*' ? t('total') : itemName(series)
  const forecast = useForecast(target, series, horizon)
  const history = useHistory(target, series, HISTORY_DAYS)
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t('horizon')}
          value={String(horizon)}
          onChange={(days) => onHorizon(Number(days))}
          data={[...new Set([...horizons, horizon])]
            .sort((a, b) => a - b)
            .map((days) => ({ value: String(days), label: t('days', { count: days }) }))}
        />
      </Group>
      <Asked query={forecast} height={460}>
        {({ points, model }) => (
          <Stack gap="md" style={{ opacity: forecast.isPlaceholderData ? 0.6 : 1 }}>
            <InWords points={points} model={model} error={history.data?.error ?? null} />
            <Asked query={history} height={420}>
              {(told) => <SeriesChart name={name} days={daysOf(told, points)} />}
            </Asked>
          </Stack>
        )}
      </Asked>
      <CurlLine
        path={`/api/v1/forecasts/${encodeURIComponent(target)}`}
        query={new URLSearchParams({ series, horizon: String(horizon) })}
      />
    </Stack>
  )
}
