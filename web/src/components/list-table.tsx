import { Table } from '@mantine/core'
import { WideTable, type WideTableProps } from './wide-table.tsx'

interface ListTableProps extends WideTableProps {
  /** Names of the columns. */
  columns: readonly string[]
}

/** A head of plain names over rows (`Table.Tr`). */
export const ListTable = ({ columns, children, ...table }: ListTableProps) => (
  <WideTable {...table}>
    <Table.Thead>
      <Table.Tr>
        {columns.map((column) => (
          <Table.Th key={column} scope="col">
            {column}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>{children}</Table.Tbody>
  </WideTable>
)
