import { Stack, Table, Text } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Empty } from '../../components/empty.tsx'
import { MoreButton } from '../../components/more-button.tsx'
import { PageButton } from '../../components/page-button.tsx'
import { PageLink } from '../../components/page-link.tsx'
import { WideTable } from '../../components/wide-table.tsx'
import { useFormat } from '../../i18n/format.ts'
import { called } from './called.ts'
import { PeopleSearchInput } from './people-search-input.tsx'
import { type Person, usePeople } from './use-people.ts'
import { usePeopleSearch } from './use-people-search.ts'

/** People, newest activity first, and a search by whatever is known of them. */
export function PeopleList() {
  const { search } = usePeopleSearch()
  const people = usePeople(search.q)
  return (
    <Stack>
      <PeopleSearchInput busy={people.isPlaceholderData} />
      <Asked query={people} height={480}>
        {({ pages }) => {
          const found = pages.flatMap((page) => page.people)
          if (found.length === 0) return <Nobody searched={search.q} />
          return (
            <>
              <PeopleTable people={found} />
              <MoreButton query={people} />
            </>
          )
        }}
      </Asked>
    </Stack>
  )
}

function PeopleTable({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation('people')
  const { integer, ago, minute, day } = useFormat()
  return (
    <WideTable label={t('title')} minWidth={480} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('person')}</Table.Th>
          <Table.Th ta="right">{t('events')}</Table.Th>
          <Table.Th>{t('last_seen')}</Table.Th>
          <Table.Th>{t('first_seen')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map((person) => (
          <Table.Tr key={person.person_id}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <PersonLink person={person} />
            </Table.Td>
            <Table.Td ta="right">{integer(person.events)}</Table.Td>
            <Table.Td title={minute(person.last_seen)}>{ago(person.last_seen)}</Table.Td>
            <Table.Td>{day(person.first_seen)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

function PersonLink({ person }: { person: Person }) {
  const { t } = useTranslation('people')
  const name = called(person)
  const [first, ...others] = person.distinct_ids
  const ids = name === first ? others.length : person.distinct_ids.length
  return (
    <>
      <PageLink
        size="sm"
        fw={550}
        from="/p/$project/people"
        to="."
        search={(now: object) => ({ ...now, person: first, open: undefined })}
      >
        {name}
      </PageLink>
      {ids > 0 && (
        <Text size="xs" c="dimmed">
          {name === first ? t('more_ids', { count: ids }) : person.distinct_ids.slice(0, 3).join(', ')}
        </Text>
      )}
    </>
  )
}

function Nobody({ searched }: { searched?: string }) {
  const { t } = useTranslation('people')
  if (searched) {
    return (
      <Empty icon={IconUsers} title={t('none_match', { text: searched })}>
        {t('none_match_about')}
      </Empty>
    )
  }
  return (
    <Empty
      icon={IconUsers}
      title={t('none')}
      action={<PageButton to="/p/$project/events">{t('none_action')}</PageButton>}
    >
      {t('none_about')}
    </Empty>
  )
}
