import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../../components/asked.tsx'
import { WideTable } from '../../../components/wide-table.tsx'
import type { GetApiV1ImportsResponse } from '../../../generated/types.gen.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useReceived } from '../use-received.ts'

export type Import = GetApiV1ImportsResponse['imports'][number]

const columns = ['received', 'written', 'duplicates', 'rejected'] as const
type Counts = Record<(typeof columns)[number], number | string>

/** What came in by each way and what became of it, each with the time that it is counted over. */
export function WaysIn({ files }: { files: readonly Import[] }) {
  const { t } = useTranslation('pipeline')
  const { minute, integer } = useFormat()
  const kept = files.filter(({ state }) => state !== 'undone')
  const sum = (of: (file: Import) => number) => kept.reduce((total, file) => total + of(file), 0)
  const rows = sum((file) => file.rows_read)
  return (
    <Asked query={useReceived()} height={120}>
      {({ since, accepted, duplicates, rejected }) => (
        <WideTable minWidth={480} label={t('collect.ways')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('collect.way')}</Table.Th>
              {columns.map((column) => (
                <Table.Th key={column} scope="col" ta="right">
                  {t(`collect.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Row
              name={t('collect.sent', { since: minute(since) })}
              counts={{ received: accepted + duplicates + rejected, written: accepted, duplicates, rejected }}
            />
            <Row
              name={t('collect.files', { count: kept.length })}
              counts={{
                // A row may tell of several events.
                received: t('rows', { count: rows, shown: integer(rows) }),
                written: sum((file) => file.events),
                duplicates: sum((file) => file.duplicates),
                rejected: sum((file) => file.rejected),
              }}
            />
          </Table.Tbody>
        </WideTable>
      )}
    </Asked>
  )
}

function Row({ name, counts }: { name: string; counts: Counts }) {
  const { integer } = useFormat()
  const shown = (count: number | string) => (typeof count === 'number' ? integer(count) : count)
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {name}
      </Table.Th>
      {columns.map((column) => (
        <Table.Td key={column} ta="right">
          {shown(counts[column])}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}
