import { Alert, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { PageLink } from '../../components/page-link.tsx'
import { useFormat } from '../../i18n/format.ts'
import { useProject } from '../../shell/use-project.ts'
import { useAlertWords } from '../monitor/use-alert-words.ts'
import { useOpenAlerts } from './use-open-alerts.ts'

const SHOWN = 3

/** What somebody should look at; or that nothing is. */
export function OpenAlerts() {
  const { t } = useTranslation('home')
  const { id } = useProject()
  const format = useFormat()
  const words = useAlertWords()
  return (
    <Asked query={useOpenAlerts()} height={64}>
      {({ alerts }) =>
        alerts.length === 0 ? (
          <Alert color="green" icon={<IconCircleCheck />} title={t('well')} />
        ) : (
          <Alert color="orange" icon={<IconAlertTriangle />} title={t('alerts', { count: alerts.length })}>
            <Stack gap={6}>
              {alerts.slice(0, SHOWN).map((alert) => (
                <Group key={alert.id} gap="xs" align="baseline">
                  <Text size="sm">
                    {alert.target && <b>{alert.target}</b>} {words(alert).what}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t('since', { when: format.day(alert.raised_at) })}
                  </Text>
                </Group>
              ))}
              <PageLink to="/p/$project/monitor" params={{ project: id }} size="sm">
                {t('all_alerts')}
              </PageLink>
            </Stack>
          </Alert>
        )
      }
    </Asked>
  )
}
