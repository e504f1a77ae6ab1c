import { Table, type TableProps } from '@mantine/core'

export interface WideTableProps extends TableProps {
  /** What the table holds, for those who come by keyboard or screen reader. */
  label: string
  /** Narrower places scroll it sideways, in px. */
  minWidth: number
}

/** A table that scrolls in its own place where it does not fit, by keyboard too. */
export const WideTable = ({ label, minWidth, ...table }: WideTableProps) => (
  // Its own place for what is only heard, too: a hidden word in a far column would else widen the page.
  <Table.ScrollContainer
    type="native"
    minWidth={minWidth}
    tabIndex={0}
    role="region"
    aria-label={label}
    style={{ position: 'relative' }}
  >
    <Table striped {...table} />
  </Table.ScrollContainer>
)
