import { Paper, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { WideTable } from '../../components/wide-table.tsx'
import { useFormat } from '../../i18n/format.ts'
import { PeopleLink } from './people-link.tsx'
import type { FunnelAnswer } from './queries.ts'
import { useNamesOf } from './use-names-of.ts'

interface FunnelPartsProps {
  parts: NonNullable<FunnelAnswer['breakdown']>
  steps: readonly string[]
  property: string
}

/** How far people of each value get. */
export function FunnelParts({ parts, steps, property }: FunnelPartsProps) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const { part } = useNamesOf()
  return (
    <Paper withBorder p="md">
      <WideTable label={t('by', { property })} minWidth={160 + steps.length * 120}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{property}</Table.Th>
            {steps.map((name, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are known by their place
              <Table.Th key={i} scope="col" ta="end">
                {f.integer(i + 1)}. {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parts
            .filter(({ steps }) => steps[0].people > 0)
            .map(({ value, other, steps: reached }) => (
              <Table.Tr key={other ? 'other' : `value ${value}`}>
                <Table.Th scope="row" fw={500} miw={140} style={{ overflowWrap: 'anywhere' }}>
                  {part({ value, other })}
                </Table.Th>
                {reached.map(({ people, from_start }, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: steps are known by their place
                  <Table.Td key={i} ta="end">
                    <PeopleLink
                      n={people}
                      people={{ step: i, outcome: 'reached', part: { value, other } }}
                      name={`${steps[i]}, ${part({ value, other })}`}
                    />
                    {i > 0 && ` (${f.percent(from_start)})`}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
        </Table.Tbody>
      </WideTable>
    </Paper>
  )
}
