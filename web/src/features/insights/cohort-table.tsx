import { Group, Paper, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CsvButton } from '../../charts/csv-button.tsx'
import { WideTable } from '../../components/wide-table.tsx'
import { useFormat } from '../../i18n/format.ts'
import type { RetentionAnswer, RetentionQuery } from './queries.ts'
import { useIntervalLabel } from './use-interval-label.ts'

/** Deepest shade, in percent of the colour: the number on it stays readable in light and dark. */
const DEEPEST = 36

const shade = (share: number, most: number) =>
  `color-mix(in srgb, var(--mantine-color-cyan-6) ${Math.round(Math.min(1, share / most) * DEEPEST)}%, transparent)`

/** The largest share after the first period, which is all of a cohort where the same event counts as coming back. */
const largest = (cohorts: RetentionAnswer['cohorts']): number =>
  Math.max(0.01, ...cohorts.flatMap(({ size, returned }) => (size ? returned.slice(1).map((n) => n / size) : [])))

interface CohortTableProps {
  query: RetentionQuery
  answer: RetentionAnswer
}

/** A row a cohort; the share that came back is written in each cell and shades it. */
export function CohortTable({ query, answer }: CohortTableProps) {
  const { t } = useTranslation('insights')
  const { period = 'week' } = query
  const f = useFormat()
  const { full } = useIntervalLabel(period)
  const { cohorts, average } = answer
  const most = largest(cohorts)
  const csv = {
    columns: [t(`unit.${period}`), t('column.people'), ...average.map((_, i) => `+${i}`)],
    rows: cohorts.map(({ start, size, returned }) => [
      full(start),
      size,
      ...average.map((_, i) => returned[i] ?? null),
    ]),
  }
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="sm">
        <Title order={3} size="h5" id="insights-cohorts">
          {t('cohort_title')}
        </Title>
        <CsvButton name={t('cohort_title')} table={csv} />
      </Group>
      <WideTable
        label={t('cohort_title')}
        minWidth={250 + average.length * 56}
        striped={false}
        withRowBorders={false}
        horizontalSpacing="xs"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t(`unit.${period}`)}</Table.Th>
            <Table.Th scope="col" ta="end">
              {t('column.people')}
            </Table.Th>
            {average.map((_, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: periods are known by their number
              <Table.Th key={i} scope="col" ta="center">
                {i === 0 ? t(`same.${period}`) : `+${i}`}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Average average={average} />
          {cohorts.map((cohort) => (
            <CohortRow key={cohort.start} cohort={cohort} name={full(cohort.start)} most={most} />
          ))}
        </Table.Tbody>
      </WideTable>
      <Text size="xs" c="dimmed" mt="xs">
        {t('shades', { most: f.percent(most) })} {cohorts.some(({ open }) => open) && t('open_period')}
      </Text>
    </Paper>
  )
}

function Average({ average }: { average: RetentionAnswer['average'] }) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  return (
    <Table.Tr>
      <Table.Th scope="row">{t('average')}</Table.Th>
      <Table.Td />
      {average.map((share, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: periods are known by their number
        <Table.Td key={i} ta="center" fw={600}>
          {f.percent(share)}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

interface CohortRowProps {
  cohort: RetentionAnswer['cohorts'][number]
  name: string
  /** The share that has the deepest shade. */
  most: number
}

function CohortRow({ cohort, name, most }: CohortRowProps) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const { size, returned, open } = cohort
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500} style={{ whiteSpace: 'nowrap' }}>
        {name}
      </Table.Th>
      <Table.Td ta="end">{f.integer(size)}</Table.Td>
      {returned.map((people, i) => {
        const share = size === 0 ? null : people / size
        const running = open && i === returned.length - 1
        return (
          <Table.Td
            // biome-ignore lint/suspicious/noArrayIndexKey: periods are known by their number
            key={i}
            ta="center"
            title={t('cell', { count: people, n: f.integer(people), of: f.integer(size) })}
            style={{ background: share === null ? undefined : shade(share, most), borderRadius: 4 }}
          >
            {f.percent(share)}
            {running && share !== null && '*'}
          </Table.Td>
        )
      })}
    </Table.Tr>
  )
}
