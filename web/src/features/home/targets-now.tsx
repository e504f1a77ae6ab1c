import { Badge, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { PageLink } from '../../components/page-link.tsx'
import type { Overview } from '../../components/use-overview.ts'
import { useFormat } from '../../i18n/format.ts'
import { useProject } from '../../shell/use-project.ts'

type TargetNow = Overview['targets'][number]

/** Each target's state in a line: who answers, how good it was judged, what runs. */
export function TargetsNow({ targets }: { targets: Overview['targets'] }) {
  const { t } = useTranslation('home')
  const { id } = useProject()
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="sm">
        {t('targets')}
      </Title>
      <Stack gap="sm">
        {targets.map((target) => (
          <TargetLine key={target.name} target={target} />
        ))}
        {targets.length === 0 && <Text c="dimmed">{t('no_targets')}</Text>}
        <PageLink to="/p/$project/pipeline" params={{ project: id }} size="sm">
          {targets.length ? t('to_pipeline') : t('first_target')}
        </PageLink>
      </Stack>
    </Paper>
  )
}

function TargetLine({ target }: { target: TargetNow }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const { champion, metric, run, open_alerts } = target
  const running = run?.state === 'running' || run?.state === 'queued'
  const metricName = t(`metric.${metric.name}`, { defaultValue: metric.name })
  return (
    <div>
      <Group gap="xs">
        <Text fw={600}>{target.name}</Text>
        <Badge variant="light" color="gray">
          {t(`use.${target.use}`)}
        </Badge>
        {open_alerts > 0 && (
          <Badge
            variant="default"
            leftSection={<IconAlertTriangle size={14} aria-hidden color="var(--mantine-color-orange-6)" />}
          >
            {t('alerts', { count: open_alerts })}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {champion
          ? t('answers', {
              name: champion.name,
              version: champion.version,
              metric: metricName,
              value: format.metric(metric.value),
            })
          : t('nobody_answers')}
        {run && !running && ` · ${t(`run.${run.state}`, { when: run.finished_at ? format.day(run.finished_at) : '' })}`}
      </Text>
      {running && (
        <Group gap="xs" wrap="nowrap" role="status">
          <Progress value={run.progress} flex={1} aria-label={t('run.running')} />
          <Text size="xs">{run.stage ?? t('run.queued')}</Text>
        </Group>
      )}
    </div>
  )
}
