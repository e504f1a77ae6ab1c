import { Box, Group, List, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../../components/asked.tsx'
import { PageLink } from '../../../components/page-link.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { useProject } from '../../../shell/use-project.ts'
import { type Example, useExamples } from '../use-examples.ts'

/** Good and bad recommendations of a run's winner on the test window: what was known, what it said, what was taken. */
export function Examples({ run, model }: { run: string; model: string }) {
  const { t } = useTranslation('pipeline')
  return (
    <Asked query={useExamples(run)} height={320}>
      {({ examples }) =>
        examples.length > 0 && (
          <Stack component="section" aria-label={t('examples.title')}>
            <div>
              <Title order={3} size="h6">
                {t('examples.title')}
              </Title>
              <Text size="sm" c="dimmed">
                {t('examples.about', { model })}
              </Text>
            </div>
            <Served kind="best" examples={examples} />
            <Served kind="worst" examples={examples} />
          </Stack>
        )
      }
    </Asked>
  )
}

function Served({ kind, examples }: { kind: Example['kind']; examples: readonly Example[] }) {
  const { t } = useTranslation('pipeline')
  const own = examples.filter((example) => example.kind === kind)
  if (own.length === 0) return null
  return (
    <Stack gap="xs">
      <Title order={4} size="h6" c="dimmed">
        {t(`examples.${kind}`)}
      </Title>
      {own.map((example) => (
        <One key={example.distinct_id} example={example} />
      ))}
    </Stack>
  )
}

function One({ example }: { example: Example }) {
  const { t } = useTranslation('pipeline')
  const { metric, day } = useFormat()
  const { id: project } = useProject()
  const { distinct_id, ndcg, past, recommended, taken } = example
  return (
    <Paper withBorder p="sm" component="article" aria-label={distinct_id}>
      <Group justify="space-between" gap="xs" mb="xs">
        <PageLink
          to="/p/$project/people"
          params={{ project }}
          search={{ person: distinct_id }}
          fw={550}
          style={{ overflowWrap: 'anywhere' }}
        >
          {distinct_id}
        </PageLink>
        <Text size="sm" c="dimmed" className="numbers">
          {t('examples.score', { value: metric(ndcg) })}
        </Text>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Column title={t('examples.past')}>
          {numbered(past).map(({ key, time, ...item }) => (
            <List.Item key={key}>
              {calledOf(item)}{' '}
              <Text span size="xs" c="dimmed">
                {day(time)}
              </Text>
            </List.Item>
          ))}
        </Column>
        <Column title={t('examples.recommended')} type="ordered">
          {numbered(recommended).map(({ key, hit, ...item }) => (
            <List.Item key={key} fw={hit ? 600 : undefined}>
              {calledOf(item)}
              {hit && <Hit />}
            </List.Item>
          ))}
        </Column>
        <Column title={t('examples.taken')}>
          {numbered(taken).map(({ key, ...item }) => (
            <List.Item key={key}>{calledOf(item)}</List.Item>
          ))}
        </Column>
      </SimpleGrid>
    </Paper>
  )
}

function Column({ title, type, children }: { title: string; type?: 'ordered'; children: ReactNode }) {
  return (
    <Box miw={0}>
      <Text size="xs" c="dimmed" fw={550} mb={4}>
        {title}
      </Text>
      <List size="sm" spacing={2} type={type} aria-label={title} style={{ overflowWrap: 'anywhere' }}>
        {children}
      </List>
    </Box>
  )
}

function Hit() {
  const { t } = useTranslation('pipeline')
  return (
    <Text span size="xs" c="teal" ml={6} style={{ whiteSpace: 'nowrap' }}>
      <IconCheck size={12} aria-hidden /> {t('examples.hit')}
    </Text>
  )
}

const calledOf = ({ item, name }: { item: string; name?: string }) => name ?? item

/** Lists in which a thing may stand twice. */
const numbered = <Row extends { item: string }>(rows: readonly Row[]) =>
  rows.map((row, place) => ({ ...row, key: `${place}-${row.item}` }))
