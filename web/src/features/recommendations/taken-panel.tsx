import { Paper, ScrollArea, Stack, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useTaken } from './use-taken.ts'

/** What the person took before, beside what is recommended. */
export function TakenPanel({ target, person }: { target: string; person: string }) {
  const { t } = useTranslation('recommendations')
  const title = t('taken.title', { person })
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="sm">
        <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        <Asked query={useTaken(target, person)} height={320}>
          {({ history }) =>
            history.length ? <TakenTable rows={history} caption={title} /> : <Text c="dimmed">{t('taken.none')}</Text>
          }
        </Asked>
      </Stack>
    </Paper>
  )
}

interface TakenTableProps {
  rows: readonly { item: string; name?: string; time: string }[]
  caption: string
}

function TakenTable({ rows, caption }: TakenTableProps) {
  const { t } = useTranslation('recommendations')
  const { day } = useFormat()
  const numbered = rows.map((row, place) => ({ ...row, key: `${place}-${row.item}` }))
  return (
    <ScrollArea.Autosize mah={560} viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': caption }}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('taken.item')}</Table.Th>
            <Table.Th ta="right">{t('taken.time')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {numbered.map(({ key, item, name, time }) => (
            <Table.Tr key={key}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{name ?? item}</Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {day(time)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  )
}
