import { Box, Group, SegmentedControl, Stack, Title } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { CurlLine } from '../../components/curl-line.tsx'
import { daysOf } from './days.ts'
import { InWords } from './in-words.tsx'
import { SeriesChart } from './series-chart.tsx'
import { TOTAL } from './total.ts'
import { type Forecast, type History, useStory } from './use-story.ts'

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
  const story = useStory(target, series, horizon)
  return (
    <Stack gap="md">
      <Group gap="xs">
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
      <Asked query={story} height={520}>
        {(told) => (
          <Box opacity={story.isPlaceholderData ? 0.6 : 1} aria-busy={story.isPlaceholderData}>
            <Story {...told} />
          </Box>
        )}
      </Asked>
      <CurlLine
        path={`/api/v1/forecasts/${encodeURIComponent(target)}`}
        query={new URLSearchParams({ series, horizon: String(horizon) })}
      />
    </Stack>
  )
}

function Story({ forecast: { points, model }, history }: { forecast: Forecast; history: History }) {
  const { t } = useTranslation('forecast')
  const name = history.series === TOTAL ? t('total') : (history.name ?? history.series)
  const days = useMemo(() => daysOf(history, points), [history, points])
  return (
    <Stack gap="md">
      <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Title>
      <InWords points={points} model={model} error={history.error} />
      <SeriesChart name={name} days={days} />
    </Stack>
  )
}
