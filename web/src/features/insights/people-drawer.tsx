import { Button, Drawer, SegmentedControl, Stack, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { PageLink } from '../../components/page-link.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useProject } from '../../shell/use-project.ts'
import type { FunnelAnswer, FunnelQuery } from './queries.ts'
import { nobody, type PeopleShown } from './search.ts'
import { useFunnelPeople } from './use-funnel-people.ts'
import { useNamesOf } from './use-names-of.ts'
import { useQuestion } from './use-question.ts'

interface PeopleDrawerProps {
  query: FunnelQuery
  answer: FunnelAnswer
}

/** The people behind a step of a funnel, each with a link to all that they did. */
export function PeopleDrawer({ query, answer }: PeopleDrawerProps) {
  const { t } = useTranslation('insights')
  const names = useNamesOf()
  const { search, change } = useQuestion()
  const { step, outcome = 'reached' } = search
  const before = search.before && answer.before
  const part = query.breakdown === undefined ? undefined : search.part
  // The days that were counted: the last ones may be others by now.
  const funnel = { ...query, range: (before || answer).days }
  const opened = step !== undefined && step < query.steps.length
  const name = [opened && names.filter(query.steps[step]), part && names.part(part), before && t('days_before')].filter(
    Boolean,
  )
  return (
    <Drawer
      opened={opened}
      onClose={() => change(nobody)}
      position="right"
      title={t('people_of', { step: (step ?? 0) + 1, name: name.join(' · ') })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {opened && (
        <Stack gap="md">
          {step > 0 && (
            <SegmentedControl
              aria-label={t('which_people')}
              fullWidth
              value={outcome}
              onChange={(to) => change({ outcome: to as typeof outcome }, 'replace')}
              data={[
                { value: 'reached', label: t('reached') },
                { value: 'dropped', label: t('dropped') },
              ]}
            />
          )}
          <People funnel={funnel} step={step} outcome={step === 0 ? 'reached' : outcome} part={part} />
        </Stack>
      )}
    </Drawer>
  )
}

interface PeopleProps {
  funnel: FunnelQuery
  step: number
  outcome: 'reached' | 'dropped'
  part: PeopleShown['part']
}

function People({ funnel, step, outcome, part }: PeopleProps) {
  const { t } = useTranslation('insights')
  const f = useFormat()
  const { id } = useProject()
  const people = useFunnelPeople({ funnel, step, outcome, part })
  return (
    <Asked query={people} height={320}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.people)
        if (all.length === 0) return <Text>{t('nobody_here')}</Text>
        return (
          <>
            <Text size="sm" c="dimmed" role="status">
              {t(people.hasNextPage ? 'first_people' : 'all_people', { count: all.length, n: f.integer(all.length) })}
            </Text>
            <Table aria-label={t(outcome)} layout="fixed">
              <Table.Tbody>
                {all.map(({ person_id, distinct_id }) => (
                  <Table.Tr key={person_id}>
                    <Table.Td style={{ overflowWrap: 'anywhere' }}>
                      <PageLink to="/p/$project/people" params={{ project: id }} search={{ person: distinct_id }}>
                        {distinct_id}
                      </PageLink>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            {people.hasNextPage && (
              <Button variant="default" loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
                {t('more_people')}
              </Button>
            )}
          </>
        )
      }}
    </Asked>
  )
}
