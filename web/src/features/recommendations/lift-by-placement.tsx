import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ListTable } from '../../components/list-table.tsx'
import { useFormat } from '../../i18n/format.ts'
import type { PlacementLift } from './use-lift.ts'

const columns = ['placement', 'kind', 'requests', 'shown', 'control', 'lift'] as const

/** What each list brought at the latest look. */
export function LiftByPlacement({ placements }: { placements: readonly PlacementLift[] }) {
  const { t } = useTranslation('recommendations')
  if (placements.length === 0) return null
  return (
    <ListTable
      label={t('by_placement.title')}
      minWidth={640}
      columns={columns.map((column) => t(`by_placement.${column}`))}
    >
      {placements.map((one) => (
        <Row key={`${one.placement} ${one.kind}`} one={one} />
      ))}
    </ListTable>
  )
}

function Row({ one: { placement, kind, champion, control, lift, lift_ci95 } }: { one: PlacementLift }) {
  const { t } = useTranslation('recommendations')
  const { change, integer, percent } = useFormat()
  const rate = (of: { rate: number; n: number }) => (of.n ? percent(of.rate) : '–')
  return (
    <Table.Tr>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>{placement}</Table.Td>
      <Table.Td>{t(`kind.${kind}`)}</Table.Td>
      <Table.Td className="numbers">{integer(champion.n + control.n)}</Table.Td>
      <Table.Td className="numbers">{rate(champion)}</Table.Td>
      <Table.Td className="numbers">{rate(control)}</Table.Td>
      <Table.Td className="numbers">
        {lift === null || !lift_ci95
          ? '–'
          : t('by_placement.interval', { lift: change(lift), lo: change(lift_ci95[0]), hi: change(lift_ci95[1]) })}
      </Table.Td>
    </Table.Tr>
  )
}
