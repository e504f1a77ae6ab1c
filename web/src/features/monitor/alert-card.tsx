import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconChartBar, IconRoute } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useMay, useProject } from '../../shell/use-project.ts'
import { RollBack } from '../models/roll-back.tsx'
import { Evidence } from './evidence.tsx'
import { useAlertWords } from './use-alert-words.ts'
import type { Alert } from './use-alerts.ts'

/** An alert that holds: what, since when, by how much, what it rests on, and what can be done. */
export function AlertCard({ alert }: { alert: Alert }) {
  const { t } = useTranslation('monitor')
  const format = useFormat()
  const { what, by } = useAlertWords()(alert)
  return (
    <Paper withBorder p="md" component="article" aria-label={what}>
      <Stack gap="sm">
        <Group gap="xs">
          <Badge
            variant="default"
            tt="none"
            fw={500}
            leftSection={<IconAlertTriangle size={14} aria-hidden color="var(--mantine-color-orange-6)" />}
          >
            {t(`kind.${alert.kind}`)}
          </Badge>
          {alert.target && <Text size="sm">{t('of_target', { target: alert.target })}</Text>}
        </Group>
        <Title order={3} size="h4" style={{ overflowWrap: 'anywhere' }}>
          {what}
        </Title>
        <Text size="sm" c="dimmed">
          {t('since', { at: format.minute(alert.raised_at), ago: format.ago(alert.raised_at) })}
        </Text>
        {by && <Text>{by}</Text>}
        <Evidence of={alert.evidence} />
        <Actions alert={alert} />
      </Stack>
    </Paper>
  )
}

function Actions({ alert: { target, kind, run_id } }: { alert: Alert }) {
  const { t } = useTranslation('monitor')
  const { id: project } = useProject()
  const may = useMay()
  return (
    <Group gap="xs">
      {run_id && (
        <Button
          size="xs"
          leftSection={<IconRoute size={16} />}
          renderRoot={(props) => (
            <Link
              to="/p/$project/pipeline"
              params={{ project }}
              search={{ target: target ?? undefined, run: run_id }}
              {...props}
            />
          )}
        >
          {t('to_run')}
        </Button>
      )}
      {target && kind !== 'freshness' && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconChartBar size={16} />}
          renderRoot={(props) => (
            <Link to="/p/$project/monitor" params={{ project }} search={{ tab: 'drift', target }} {...props} />
          )}
        >
          {t('to_drift')}
        </Button>
      )}
      {target && kind !== 'freshness' && may.edit && <RollBack target={target} />}
    </Group>
  )
}
