import { Paper, Stack, Table } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../../charts/chart.tsx'
import { PageLink } from '../../components/page-link.tsx'
import { WideTable } from '../../components/wide-table.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useProject } from '../../shell/use-project.ts'
import type { TrendAnswer, TrendQuery } from './queries.ts'
import { eventsBehind } from './trend-events.ts'
import { type Line, useLines } from './trend-lines.ts'
import { trendOption } from './trend-option.ts'
import { useTrendWords } from './trend-words.ts'
import { useIntervalLabel } from './use-interval-label.ts'
import { Words } from './words.tsx'

interface TrendAnswerProps {
  query: TrendQuery
  answer: TrendAnswer
}

export function TrendAnswerView({ query, answer }: TrendAnswerProps) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const lines = useLines(query, answer)
  const sentences = useTrendWords(query, answer, lines)
  const interval = query.interval ?? 'day'
  const label = useIntervalLabel(interval)
  const labels = answer.intervals.map(label.full)
  const beforeName = (name: string) => t('before', { name })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest follows from the answer and the language
  const option = useMemo(
    () =>
      trendOption({
        lines,
        labels,
        short: (i) => label.short(answer.intervals[i]),
        beforeName,
        number: f.decimal,
        compact: f.compact,
      }),
    [query, answer, f],
  )
  const compared = answer.before !== undefined
  const linked = useEventLinks(query, answer, lines)
  const table = {
    columns: [t(`unit.${interval}`), ...lines.flatMap(({ name }) => (compared ? [name, beforeName(name)] : [name]))],
    rows: labels.map((when, i) => [
      when,
      ...lines.flatMap(({ values, before }) => (compared ? [values[i], before?.values[i] ?? null] : [values[i]])),
    ]),
  }
  return (
    <Stack gap="md">
      <Words sentences={sentences} />
      <Chart
        title={t('trend_title', { each: t(`each.${interval}`) })}
        description={sentences.filter(Boolean).join(' ')}
        option={option}
        table={table}
        height={380}
        cell={(row, column) => (column > 0 ? linked.cell(row, column - 1) : undefined)}
        onClick={linked.open}
      />
      {lines.length > 1 && <Totals lines={lines} compared={compared} />}
    </Stack>
  )
}

/** The way from a number to its events: from a cell of the table, and from a point of the chart. */
function useEventLinks(query: TrendQuery, answer: TrendAnswer, lines: readonly Line[]) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const { id: project } = useProject()
  const navigate = useNavigate()
  const { before } = answer
  const to = { to: '/p/$project/events', params: { project } } as const
  return {
    cell: (at: number, place: number) => {
      const line = lines[before ? Math.floor(place / 2) : place]
      const part = before && place % 2 ? before : answer
      const value = (part === answer ? line.values : line.before?.values)?.[at]
      if (!value) return null
      return (
        <PageLink
          inherit
          {...to}
          search={eventsBehind(query, lines, line, part, at)}
          aria-label={t('show_events', { n: f.decimal(value) })}
        >
          {value}
        </PageLink>
      )
    },
    // The chart draws all lines, then all of the days before.
    open: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => {
      const part = before && seriesIndex >= lines.length ? before : answer
      const search = eventsBehind(query, lines, lines[seriesIndex % lines.length], part, dataIndex)
      void navigate({ ...to, search })
    },
  }
}

function Totals({ lines, compared }: { lines: readonly Line[]; compared: boolean }) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  return (
    <Paper withBorder p="md">
      <WideTable label={t('totals')} minWidth={compared ? 480 : 280}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('line')}</Table.Th>
            <Table.Th scope="col" ta="end">
              {t('total')}
            </Table.Th>
            {compared && (
              <>
                <Table.Th scope="col" ta="end">
                  {t('total_before')}
                </Table.Th>
                <Table.Th scope="col" ta="end">
                  {t('change')}
                </Table.Th>
              </>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ name, total, before }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={500} style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Table.Th>
              <Table.Td ta="end">{f.decimal(total)}</Table.Td>
              {compared && (
                <>
                  <Table.Td ta="end">{f.decimal(before?.total)}</Table.Td>
                  <Table.Td ta="end">
                    {before?.total && total !== null ? f.change(total / before.total - 1) : '–'}
                  </Table.Td>
                </>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </Paper>
  )
}
