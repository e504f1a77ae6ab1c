import { Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconBolt } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../../components/asked.tsx'
import { type EventProperties, useEventProperties } from '../../../components/use-event-properties.ts'
import { WideTable } from '../../../components/wide-table.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { PropertyRow } from './property-row.tsx'

const from = '/p/$project/events'

/** What the events of one name hold. */
export function NameView({ name }: { name: string }) {
  const { t } = useTranslation('events')
  const properties = useEventProperties(name)
  return (
    <Stack>
      <Group justify="space-between">
        <Button
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          renderRoot={(props) => <Link from={from} to="." search={{ tab: 'names' }} {...props} />}
        >
          {t('names.all')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconBolt size={16} aria-hidden />}
          renderRoot={(props) => <Link from={from} to="." search={{ tab: 'live', event: name }} {...props} />}
        >
          {t('names.see_live')}
        </Button>
      </Group>
      <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Title>
      <Asked query={properties} height={400}>
        {(found) => <Properties found={found} name={name} />}
      </Asked>
    </Stack>
  )
}

function Properties({ found, name }: { found: EventProperties; name: string }) {
  const { t } = useTranslation('events')
  const { integer } = useFormat()
  const counts = { count: found.events, events: integer(found.events), looked_at: integer(found.looked_at) }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t(found.sampled ? 'names.rests_on_some' : 'names.rests_on_all', counts)}
      </Text>
      {found.properties.length === 0 ? (
        <Text>{t('names.no_properties')}</Text>
      ) : (
        <WideTable label={t('names.properties_of', { name })} minWidth={560} verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('names.property')}</Table.Th>
              <Table.Th>{t('names.type')}</Table.Th>
              <Table.Th w={140}>{t('names.share')}</Table.Th>
              <Table.Th>{t('names.values')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.properties.map((property) => (
              <PropertyRow key={property.property} property={property} of={found.looked_at} />
            ))}
          </Table.Tbody>
        </WideTable>
      )}
    </Stack>
  )
}
