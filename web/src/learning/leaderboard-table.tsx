import { Badge, Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Target } from '../components/use-targets.ts'
import { WideTable } from '../components/wide-table.tsx'
import { MetricName } from './metric-name.tsx'
import { baselineOf, mainMetric, metricsOf, useMetricFormat } from './metrics.ts'
import type { LeaderboardLine } from './run.ts'
import { useDuration } from './use-duration.ts'

interface LeaderboardTableProps {
  lines: readonly LeaderboardLine[]
  use: Target['use']
  /** Family that validation chose; absent while the gate has not spoken. */
  winner?: string
  /** The main metric with its interval alone, or every metric. */
  metrics: 'main' | 'all'
}

/** Families in the order of their test score. */
export function LeaderboardTable({ lines, use, winner, metrics }: LeaderboardTableProps) {
  const { t } = useTranslation('learning')
  const value = useMetricFormat()
  const duration = useDuration()
  const main = mainMetric[use]
  const others = metrics === 'all' ? metricsOf(lines[0]?.metrics).filter((name) => name !== main) : []
  return (
    <WideTable minWidth={others.length ? 900 : 440} label={t('leaderboard')} style={{ whiteSpace: 'nowrap' }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('family')}</Table.Th>
          <Table.Th scope="col" ta="right">
            <MetricName name={main} />
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('interval')}
          </Table.Th>
          {others.map((name) => (
            <Table.Th key={name} scope="col" ta="right">
              <MetricName name={name} />
            </Table.Th>
          ))}
          <Table.Th scope="col" ta="right">
            {t('fit_time')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={line.name}>
            <Table.Th scope="row" fw={500}>
              <Family name={line.name} winner={line.name === winner} baseline={line.name === baselineOf[use]} />
            </Table.Th>
            <Table.Td ta="right">{value(main, line.metrics[main])}</Table.Td>
            <Table.Td ta="right">
              <Bounds metric={main} interval={line.ci95[main]} />
            </Table.Td>
            {others.map((name) => (
              <Table.Td key={name} ta="right">
                {value(name, line.metrics[name])}
              </Table.Td>
            ))}
            <Table.Td ta="right">{duration(line.train_s)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function Family({ name, winner, baseline }: { name: string; winner: boolean; baseline: boolean }) {
  const { t } = useTranslation('learning')
  return (
    <Group gap={6} wrap="nowrap" miw="max-content">
      <Text inherit span>
        {name}
      </Text>
      {winner && (
        <Badge size="sm" variant="light" tt="none">
          {t('winner')}
        </Badge>
      )}
      {baseline && (
        <Badge size="sm" variant="default" tt="none">
          {t('baseline')}
        </Badge>
      )}
    </Group>
  )
}

/** A 95 % interval; a dash where none could be computed. */
export function Bounds({ metric, interval }: { metric: string; interval?: { lo: number | null; hi: number | null } }) {
  const { t } = useTranslation('learning')
  const value = useMetricFormat()
  if (!interval || interval.lo === null || interval.hi === null) return '–'
  return (
    <Text span inherit style={{ whiteSpace: 'nowrap' }}>
      {t('from_to', { lo: value(metric, interval.lo), hi: value(metric, interval.hi) })}
    </Text>
  )
}
