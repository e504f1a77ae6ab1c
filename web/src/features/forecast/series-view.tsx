import { Box, Group, SegmentedControl, Stack, Title } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
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
  season: number
  onHorizon: (days: number) => void
}

/** One series: what is to come in words and in a picture, beside what was. */
export function SeriesView({ target, series, horizon, season, onHorizon }: SeriesViewProps) {
  const story = useStory(target, series, horizon)
  return (
    <Stack gap="md">
      <Asked query={story} height={520}>
        {(told) => (
          <Box opacity={story.isPlaceholderData ? 0.6 : 1} aria-busy={story.isPlaceholderData}>
            <Story {...told} season={season}>
              <Horizon days={horizon} onChoose={onHorizon} />
            </Story>
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

interface StoryProps {
  forecast: Forecast
  history: History
  season: number
  /** Controls beside the name. */
  children: ReactNode
}

function Story({ forecast: { points, model }, history, season, children }: StoryProps) {
  const { t } = useTranslation('forecast')
  const name = history.series === TOTAL ? t('total') : (history.name ?? history.series)
  const days = useMemo(() => daysOf(history, points), [history, points])
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Title>
        {children}
      </Group>
      <InWords points={points} model={model} error={history.error} season={season} />
      <SeriesChart name={name} days={days} />
    </Stack>
  )
}

function Horizon({ days: chosen, onChoose }: { days: number; onChoose: (days: number) => void }) {
  const { t } = useTranslation('forecast')
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('horizon')}
      value={String(chosen)}
      onChange={(days) => onChoose(Number(days))}
      data={[...new Set([...horizons, chosen])]
        .sort((a, b) => a - b)
        .map((days) => ({ value: String(days), label: t('days', { count: days }) }))}
    />
  )
}
