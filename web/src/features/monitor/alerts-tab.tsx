import { SimpleGrid, Stack, Title } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Empty } from '../../components/empty.tsx'
import { AlertCard } from './alert-card.tsx'
import { AlertHistory } from './alert-history.tsx'
import { LookNow } from './look-now.tsx'
import { type Alert, useAlerts } from './use-alerts.ts'

/** What is wrong now, the targets one may look at, and what was wrong before. */
export function AlertsTab() {
  const { t } = useTranslation('monitor')
  const alerts = useAlerts()
  return (
    <Stack gap="xl">
      <Asked query={alerts} height={260}>
        {(known) => <Open alerts={known.filter(({ settled_at }) => settled_at === null)} />}
      </Asked>
      <LookNow />
      {alerts.data && alerts.data.length > 0 && (
        <section aria-labelledby="alert-history">
          <Title order={2} size="h4" mb="sm" id="alert-history">
            {t('history')}
          </Title>
          <AlertHistory alerts={alerts.data} />
        </section>
      )}
    </Stack>
  )
}

function Open({ alerts }: { alerts: Alert[] }) {
  const { t } = useTranslation('monitor')
  if (alerts.length === 0)
    return (
      <Empty icon={IconShieldCheck} title={t('no_alerts')}>
        {t('no_alerts_about')}
      </Empty>
    )
  return (
    <section aria-labelledby="alerts-open">
      <Title order={2} size="h4" mb="sm" id="alerts-open" aria-live="polite">
        {t('open', { count: alerts.length })}
      </Title>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        {alerts.map((alert) => (
          <AlertCard key={alert.id} alert={alert} />
        ))}
      </SimpleGrid>
    </section>
  )
}
