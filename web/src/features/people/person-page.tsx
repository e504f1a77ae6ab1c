import { Button, Grid, Paper, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Facts } from '../../components/facts.tsx'
import { Page } from '../../components/page.tsx'
import { PropertyTree } from '../../components/property-tree.tsx'
import { useFormat } from '../../i18n/format.ts'
import { called } from './called.ts'
import { LearntPanels } from './learnt-panels.tsx'
import { PersonIds } from './person-ids.tsx'
import { Timeline } from './timeline.tsx'
import type { Person } from './use-people.ts'
import { usePerson } from './use-person.ts'

/** One person: who they are, what they did, what they will want, and whether they will come back. */
export function PersonPage({ id }: { id: string }) {
  const { t } = useTranslation('people')
  const person = usePerson(id)
  return (
    <Page title={person.data ? called(person.data) : id} actions={<Back />}>
      <Asked query={person} height={480}>
        {(found) => (
          <Grid gap="md">
            <Grid.Col span={{ base: 12, lg: 5 }}>
              <Stack>
                <Known person={found} />
              </Stack>
            </Grid.Col>
            <Grid.Col span={{ base: 12, lg: 7 }}>
              <Stack>
                <LearntPanels person={id} />
                <Panel title={t('timeline')}>
                  <Timeline id={id} />
                </Panel>
              </Stack>
            </Grid.Col>
          </Grid>
        )}
      </Asked>
    </Page>
  )
}

function Back() {
  const { t } = useTranslation('people')
  return (
    <Button
      variant="default"
      leftSection={<IconArrowLeft size={16} aria-hidden />}
      renderRoot={(props) => (
        <Link
          from="/p/$project/people"
          to="."
          search={(now: object) => ({ ...now, person: undefined, open: undefined })}
          {...props}
        />
      )}
    >
      {t('everybody')}
    </Button>
  )
}

function Known({ person }: { person: Person }) {
  const { t } = useTranslation('people')
  const { integer, minute, ago } = useFormat()
  return (
    <>
      <Panel title={t('facts')}>
        <Facts
          label={t('facts')}
          rows={[
            [t('last_seen'), `${minute(person.last_seen)} (${ago(person.last_seen)})`],
            [t('first_seen'), minute(person.first_seen)],
            [t('events'), integer(person.events)],
          ]}
        />
      </Panel>
      <Panel title={t('properties')}>
        {Object.keys(person.properties).length ? (
          <PropertyTree value={person.properties} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('no_properties')}
          </Text>
        )}
      </Panel>
      <Panel title={t('ids')}>
        <PersonIds ids={person.distinct_ids} />
      </Panel>
    </>
  )
}

const Panel = ({ title, children }: { title: string; children: ReactNode }) => (
  <Paper withBorder p="md" component="section" aria-label={title}>
    <Title order={2} size="h4" mb="xs">
      {title}
    </Title>
    {children}
  </Paper>
)
