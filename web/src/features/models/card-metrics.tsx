import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { WideTable } from '../../components/wide-table.tsx'
import { Bounds } from '../../learning/leaderboard-table.tsx'
import { MetricName } from '../../learning/metric-name.tsx'
import { metricsOf, useMetricFormat } from '../../learning/metrics.ts'
import type { ModelCard } from '../../learning/model.ts'

/** Every metric of a card with its interval, beside the strong baseline's. */
export function CardMetrics({ card }: { card: ModelCard }) {
  const { t } = useTranslation('models')
  const value = useMetricFormat()
  return (
    <WideTable minWidth={420} label={t('how_well')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('metric')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('this_model')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('learning:interval')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('of_baseline', { name: card.baseline.name })}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {metricsOf(card.metrics).map((name) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={500}>
              <MetricName name={name} />
            </Table.Th>
            <Table.Td ta="right">{value(name, card.metrics[name])}</Table.Td>
            <Table.Td ta="right">
              <Bounds metric={name} interval={card.ci95[name]} />
            </Table.Td>
            <Table.Td ta="right">{value(name, card.baseline.metrics[name])}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}
