import { Table } from '@mantine/core'
import type { ReactNode } from 'react'

/** Facts about one thing, a line each: what it is called, and what it is. */
export const Facts = ({
  label,
  rows,
}: {
  label: string
  rows: readonly (readonly [name: string, value: ReactNode])[]
}) => (
  <Table aria-label={label} layout="fixed" verticalSpacing={6}>
    <Table.Tbody>
      {rows.map(([name, value]) => (
        <Table.Tr key={name}>
          <Table.Th scope="row" w="40%" fw={500} c="dimmed" style={{ verticalAlign: 'top', overflowWrap: 'anywhere' }}>
            {name}
          </Table.Th>
          <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)
