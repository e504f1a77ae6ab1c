import { Table, type TableProps } from '@mantine/core'

export interface WideTableProps extends TableProps {
  /** What the table holds, for those who come by keyboard or screen reader. */
  label: string
  /** Narrower places scroll it sideways, in px. */
  minWidth: number
}

/** A table that scrolls in its own place where it does not fit, by keyboard too. */
export const WideTable = ({ label, minWidth, ...table }: WideTableProps) => (
  // Positioned, so that words for screen readers in it are cut off with it and do not widen the page.
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
