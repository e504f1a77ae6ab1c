import { Stack, useComputedColorScheme } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../../charts/chart.tsx'
import { quiet } from '../../charts/colours.ts'
import { useFormat } from '../../i18n/format.ts'
import { funnelOption } from './funnel-option.ts'
import { FunnelParts } from './funnel-parts.tsx'
import { FunnelTable } from './funnel-table.tsx'
import { useFunnelWords } from './funnel-words.ts'
import type { FunnelAnswer, FunnelQuery } from './queries.ts'
import { useNamesOf } from './use-names-of.ts'
import { useQuestion } from './use-question.ts'
import { Words } from './words.tsx'

interface FunnelAnswerProps {
  query: FunnelQuery
  answer: FunnelAnswer
}

export function FunnelAnswerView({ query, answer }: FunnelAnswerProps) {
  const { t } = useTranslation('insights')
  const { change } = useQuestion()
  const names = useNamesOf()
  const steps = query.steps.map(names.filter)
  const sentences = useFunnelWords(answer, steps)
  const parts = partsOf(answer).map(({ value, other }) => ({ value, other }))
  const option = useOption(query, answer, steps)
  const table = useFlatTable(answer, steps)
  return (
    <Stack gap="md">
      <Words sentences={sentences} />
      <Chart
        title={answer.breakdown ? t('funnel_title_parts', { property: query.breakdown }) : t('funnel_title')}
        description={sentences.filter(Boolean).join(' ')}
        option={option}
        table={table}
        height={360}
        onClick={({ dataIndex, seriesIndex }) =>
          change({
            step: dataIndex,
            outcome: 'reached',
            part: parts[seriesIndex],
            before: parts.length === 0 && seriesIndex === 1 ? true : undefined,
          })
        }
      />
      <FunnelTable answer={answer} steps={steps} />
      {answer.breakdown && <FunnelParts parts={answer.breakdown} steps={steps} property={query.breakdown ?? ''} />}
    </Stack>
  )
}

/** Values that somebody entered with. */
const partsOf = ({ breakdown = [] }: FunnelAnswer) => breakdown.filter(({ steps }) => steps[0].people > 0)

function useOption(query: FunnelQuery, answer: FunnelAnswer, steps: readonly string[]) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const names = useNamesOf()
  const ink = quiet[useComputedColorScheme('light')].text
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest follows from the answer and the language
  return useMemo(() => {
    const parts = partsOf(answer)
    if (parts.length) {
      const bars = parts.map(({ value, other, steps }) => ({
        name: names.part({ value, other }),
        values: steps.map(({ from_start }) => from_start),
      }))
      return funnelOption({ steps, bars, value: f.percent, axis: f.percent, ink })
    }
    const bar = (part: FunnelAnswer) => ({
      values: part.steps.map(({ people }) => people),
      labels: part.steps.map(({ from_start }) => f.percent(from_start)),
    })
    const bars = [
      { name: t('these_days'), ...bar(answer) },
      ...(answer.before ? [{ name: t('days_before'), ...bar(answer.before), hatched: true }] : []),
    ]
    return funnelOption({ steps, bars, value: f.integer, axis: f.compact, ink })
  }, [query, answer, f, ink])
}

/** Everything in the answer as one table, for the table view and a spreadsheet. */
function useFlatTable({ steps: whole, breakdown, before }: FunnelAnswer, names: readonly string[]) {
  const { t } = useTranslation('insights')
  const { part } = useNamesOf()
  const rows = (of: string, steps: FunnelAnswer['steps']) =>
    steps.map(({ people, from_start, from_previous, median_s, average_s }, i) => [
      of,
      i + 1,
      names[i],
      people,
      from_start,
      from_previous,
      median_s,
      average_s,
    ])
  return {
    columns: ['of', 'step', 'event', 'people', 'from_start', 'from_previous', 'median_s', 'average_s'].map((column) =>
      column === 'median_s' ? t('csv_median_s') : t(`column.${column}`),
    ),
    rows: [
      ...rows(t('everybody'), whole),
      ...(breakdown ?? []).flatMap(({ value, other, steps }) => rows(part({ value, other }), steps)),
      ...(before ? rows(t('days_before'), before.steps) : []),
    ],
  }
}
