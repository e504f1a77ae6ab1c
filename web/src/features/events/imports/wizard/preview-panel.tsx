import { Alert, List, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../../../components/asked.tsx'
import { Failure } from '../../../../components/failure.tsx'
import { ListTable } from '../../../../components/list-table.tsx'
import { useFormat } from '../../../../i18n/format.ts'
import type { Preview } from './use-preview.ts'

/** The first rows as events, and what could not be read of them. */
export function PreviewPanel({ preview }: { preview: UseQueryResult<Preview, Error> }) {
  // A refused map keeps the last good preview below it out of sight: it would not be what is imported.
  if (preview.error) return <Failure error={preview.error} retry={() => void preview.refetch()} />
  return (
    <Asked query={preview} height={320}>
      {(found) => (
        <Stack aria-live="polite" aria-busy={preview.isPlaceholderData}>
          <Problems problems={found.problems} />
          <Events events={found.events} />
        </Stack>
      )}
    </Asked>
  )
}

function Problems({ problems }: { problems: Preview['problems'] }) {
  const { t } = useTranslation('events')
  // A row becomes several events, which have their problems in common.
  const apart = new Map(problems.map((one) => [`${one.line} ${one.field} ${one.expected}`, one]))
  if (apart.size === 0) return null
  return (
    <Alert
      variant="default"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('wizard.problems', { count: apart.size })}
    >
      <List size="sm" spacing={2}>
        {[...apart].slice(0, 10).map(([key, { line, field, expected, got }]) => (
          <List.Item key={key} style={{ overflowWrap: 'anywhere' }}>
            {t('wizard.problem', { line, field: field || '–', expected, got: got || t('quarantine.nothing') })}
          </List.Item>
        ))}
      </List>
      <Text size="sm" mt="xs">
        {t('wizard.problems_about')}
      </Text>
    </Alert>
  )
}

function Events({ events }: { events: Preview['events'] }) {
  const { t } = useTranslation('events')
  const { minute } = useFormat()
  if (events.length === 0) return <Text c="dimmed">{t('wizard.no_events')}</Text>
  return (
    <ListTable
      label={t('wizard.preview')}
      minWidth={640}
      verticalSpacing={6}
      columns={[t('live.event'), t('live.time'), t('live.person'), t('wizard.properties')]}
    >
      {events.map((event) => (
        <Table.Tr key={JSON.stringify(event)} style={{ verticalAlign: 'top', overflowWrap: 'anywhere' }}>
          <Table.Td fw={550} style={{ minWidth: 180 }}>
            {event.event}
          </Table.Td>
          <Table.Td>{minute(event.timestamp)}</Table.Td>
          <Table.Td>{event.distinct_id}</Table.Td>
          <Table.Td>
            <Properties properties={event.properties} />
          </Table.Td>
        </Table.Tr>
      ))}
    </ListTable>
  )
}

const Properties = ({ properties }: { properties: Record<string, unknown> }) => (
  <Text size="sm" lineClamp={3}>
    {Object.entries(properties).map(([name, value]) => (
      <span key={name}>
        <Text span c="dimmed" size="sm">
          {name}
        </Text>{' '}
        {typeof value === 'string' ? value : JSON.stringify(value)}
        {'  '}
      </span>
    ))}
  </Text>
)
