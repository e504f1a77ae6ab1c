import { Stack, Table, Text, TextInput } from '@mantine/core'
import { IconSearch, IconTags } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../../components/asked.tsx'
import { Empty } from '../../../components/empty.tsx'
import { PageButton } from '../../../components/page-button.tsx'
import { PageLink } from '../../../components/page-link.tsx'
import { useEventNames } from '../../../components/use-event-names.ts'
import { WideTable } from '../../../components/wide-table.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useEventsSearch } from '../use-events-search.ts'
import { NameView } from './name-view.tsx'

type Names = NonNullable<ReturnType<typeof useEventNames>['data']>

/** The names that events have, and what those of one hold. */
export function NamesTab() {
  const { search } = useEventsSearch()
  const names = useEventNames()
  if (search.name !== undefined) return <NameView key={search.name} name={search.name} />
  return (
    <Asked query={names} height={480}>
      {(found) => (found.length ? <NameList names={found} /> : <NoNames />)}
    </Asked>
  )
}

function NameList({ names }: { names: Names }) {
  const { t } = useTranslation('events')
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const found = names.filter(({ event }) => event.toLowerCase().includes(wanted))
  return (
    <Stack>
      <TextInput
        label={t('names.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maw={360}
      />
      {found.length ? <NameTable names={found} /> : <Text c="dimmed">{t('names.none_match')}</Text>}
    </Stack>
  )
}

function NameTable({ names }: { names: Names }) {
  const { t } = useTranslation('events')
  const { integer, ago, minute, day } = useFormat()
  return (
    <WideTable label={t('tabs.names')} minWidth={520} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('names.event')}</Table.Th>
          <Table.Th ta="right">{t('names.events_30d')}</Table.Th>
          <Table.Th>{t('names.first_seen')}</Table.Th>
          <Table.Th>{t('names.last_seen')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {names.map(({ event, events_30d, first_seen, last_seen }) => (
          <Table.Tr key={event}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <PageLink size="sm" fw={550} from="/p/$project/events" to="." search={{ tab: 'names', name: event }}>
                {event}
              </PageLink>
            </Table.Td>
            <Table.Td ta="right">{integer(events_30d)}</Table.Td>
            <Table.Td>{day(first_seen)}</Table.Td>
            <Table.Td title={minute(last_seen)}>{ago(last_seen)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function NoNames() {
  const { t } = useTranslation('events')
  return (
    <Empty
      icon={IconTags}
      title={t('names.none')}
      action={<PageButton to="/p/$project/settings">{t('live.none_action')}</PageButton>}
    >
      {t('names.none_about')}
    </Empty>
  )
}
