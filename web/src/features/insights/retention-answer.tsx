import { Stack } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../../charts/chart.tsx'
import { palette } from '../../charts/colours.ts'
import { useFormat } from '../../i18n/format.ts'
import { CohortTable } from './cohort-table.tsx'
import type { RetentionAnswer, RetentionQuery } from './queries.ts'
import { useRetentionWords } from './retention-words.ts'
import { Words } from './words.tsx'

interface RetentionAnswerProps {
  query: RetentionQuery
  answer: RetentionAnswer
}

export function RetentionAnswerView({ query, answer }: RetentionAnswerProps) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const { period = 'week' } = query
  const sentences = useRetentionWords(query, answer)
  // The same event brings everybody back in the period of their first: a certain 100 % would flatten the rest.
  const skipped = query.returning === undefined && answer.average.length > 1 ? 1 : 0
  const average = answer.average.slice(skipped)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest follows from the answer and the language
  const option = useMemo(
    () => ({
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: average.map((_, at) => at + skipped).map((i) => (i === 0 ? t(`same.${period}`) : `+${f.integer(i)}`)),
      },
      yAxis: { type: 'value', min: 0, axisLabel: { formatter: f.percent } },
      tooltip: { valueFormatter: f.percent },
      legend: { show: false },
      grid: { left: 8, right: 24, top: 16, bottom: 8, containLabel: true },
      series: [
        {
          type: 'line',
          name: t('came_back_share'),
          data: average,
          symbol: 'circle',
          symbolSize: 7,
          lineStyle: { width: 2 },
          areaStyle: { opacity: 0.12 },
          itemStyle: { color: palette[0] },
        },
      ],
    }),
    [query, answer, f],
  )
  return (
    <Stack gap="md">
      <Words sentences={sentences} />
      <Chart
        title={t('retention_title')}
        description={sentences.filter(Boolean).join(' ')}
        option={option}
        table={{
          columns: [t(`after.${period}`), t('came_back_share')],
          rows: average.map((share, i) => [i + skipped, share]),
        }}
        height={280}
      />
      <CohortTable query={query} answer={answer} />
    </Stack>
  )
}
