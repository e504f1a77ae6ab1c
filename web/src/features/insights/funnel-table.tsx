import { Paper, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { WideTable } from '../../components/wide-table.tsx'
import { useFormat } from '../../i18n/format.ts'
import { PeopleLink } from './people-link.tsx'
import type { FunnelAnswer } from './queries.ts'
import { useDuration } from './use-duration.ts'

/** A row a step: who got there, who was lost, how long it took; the people are a click away. */
export function FunnelTable({ answer, steps }: { answer: FunnelAnswer; steps: readonly string[] }) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const duration = useDuration()
  const columns = ['people', 'from_start', 'from_previous', 'lost', 'median_s', ...(answer.before ? ['before'] : [])]
  return (
    <Paper withBorder p="md">
      <WideTable label={t('steps')} minWidth={answer.before ? 780 : 680}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('column.step')}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} scope="col" ta="end">
                {t(`column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {answer.steps.map(({ people, from_start, from_previous, median_s }, i) => {
            const lost = i === 0 ? 0 : answer.steps[i - 1].people - people
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are known by their place
              <Table.Tr key={i}>
                <Table.Th scope="row" fw={500} miw={170} style={{ overflowWrap: 'anywhere' }}>
                  {f.integer(i + 1)}. {steps[i]}
                </Table.Th>
                <Table.Td ta="end">
                  <PeopleLink n={people} people={{ step: i, outcome: 'reached' }} name={steps[i]} />
                </Table.Td>
                <Table.Td ta="end">{f.percent(from_start)}</Table.Td>
                <Table.Td ta="end">{i ? f.percent(from_previous) : '–'}</Table.Td>
                <Table.Td ta="end">
                  {i ? <PeopleLink n={lost} people={{ step: i, outcome: 'dropped' }} name={steps[i]} /> : '–'}
                </Table.Td>
                <Table.Td ta="end">{duration(median_s)}</Table.Td>
                {answer.before && (
                  <Table.Td ta="end">
                    <PeopleLink
                      n={answer.before.steps[i].people}
                      people={{ step: i, outcome: 'reached', before: true }}
                      name={steps[i]}
                    />{' '}
                    ({f.percent(answer.before.steps[i].from_start)})
                  </Table.Td>
                )}
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </WideTable>
    </Paper>
  )
}
