import { Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Health } from '../../components/use-health.ts'
import { WideTable } from '../../components/wide-table.tsx'
import { useFormat } from '../../i18n/format.ts'

type Requests = Health['requests']

const columns = ['group', 'requests', 'errors', 'p50', 'p95', 'p99'] as const

/** What was asked in the last hour, and how fast the answers came, by group of routes. */
export function HealthRequests({ requests: { from, to, total, groups } }: { requests: Requests }) {
  const { t } = useTranslation('monitor')
  const format = useFormat()
  return (
    <section aria-labelledby="health-requests">
      <Title order={2} size="h4" id="health-requests">
        {t('health.requests')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('health.requests_about', { from: format.clock(from), to: format.clock(to) })}
      </Text>
      <WideTable label={t('health.requests')} minWidth={560}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} ta={column === 'group' ? undefined : 'right'}>
                {t(`column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map(({ group, ...figures }) => (
            <Line key={group} name={t(`group.${group}`, { defaultValue: group })} figures={figures} />
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Line name={t('health.all')} figures={total} />
        </Table.Tfoot>
      </WideTable>
    </section>
  )
}

function Line({ name, figures }: { name: string; figures: Requests['total'] }) {
  const format = useFormat()
  const { requests, errors, p50_ms, p95_ms, p99_ms } = figures
  const cells = [
    format.integer(requests),
    format.integer(errors),
    format.milliseconds(p50_ms),
    format.milliseconds(p95_ms),
    format.milliseconds(p99_ms),
  ]
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {name}
      </Table.Th>
      {cells.map((cell, i) => (
        <Table.Td key={columns[i + 1]} ta="right">
          {cell}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}
