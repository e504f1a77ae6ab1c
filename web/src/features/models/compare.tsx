import { Paper, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ListTable } from '../../components/list-table.tsx'
import type { Model } from '../../components/use-models.ts'
import type { Target } from '../../components/use-targets.ts'
import { MetricName } from '../../learning/metric-name.tsx'
import { mainMetric } from '../../learning/metrics.ts'
import { nameOf } from '../../learning/model.ts'
import { type Difference, useDifferences } from './use-differences.ts'

/** Two models side by side; what differs is said in words. */
export function Compare({ models, target }: { models: readonly Model[]; target: Target }) {
  const { t } = useTranslation('models')
  const [a, b] = models
  return (
    <div aria-live="polite">
      {a && !b && (
        <Text size="sm" c="dimmed">
          {t('one_more')}
        </Text>
      )}
      {a && b && <SideBySide pair={[a, b]} target={target} />}
    </div>
  )
}

function SideBySide({ pair, target }: { pair: readonly [Model, Model]; target: Target }) {
  const { t } = useTranslation('models')
  const differences = useDifferences(pair)
  const [a, b] = pair.map(nameOf)
  const main = mainMetric[target.use]
  const lead = differences.find(({ metric }) => metric === main)
  return (
    <Paper withBorder p="md" component="section" aria-label={t('compared', { a, b })}>
      <Title order={3} size="h5">
        {t('compared', { a, b })}
      </Title>
      <Text size="sm" mb="sm">
        {lead && t('verdict', { metric: t(`learning:metric.${main}.name`), verdict: lead.verdict })}{' '}
        {t('windows_about')}
      </Text>
      <ListTable minWidth={560} label={t('compared', { a, b })} columns={[t('what'), a, b, t('difference')]}>
        {differences.map((row) => (
          <Row key={row.name} row={row} />
        ))}
      </ListTable>
    </Paper>
  )
}

const Row = ({ row }: { row: Difference }) => (
  <Table.Tr fw={row.same ? 400 : 600}>
    <Table.Th scope="row" fw={500}>
      {row.metric ? <MetricName name={row.metric} /> : row.name}
    </Table.Th>
    <Table.Td>{row.a}</Table.Td>
    <Table.Td>{row.b}</Table.Td>
    <Table.Td>{row.verdict}</Table.Td>
  </Table.Tr>
)
