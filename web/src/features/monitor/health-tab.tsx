import { SimpleGrid, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Stat } from '../../components/stat.tsx'
import { type Health, useHealth } from '../../components/use-health.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDuration } from '../../learning/use-duration.ts'
import { HealthDisk } from './health-disk.tsx'
import { HealthRequests } from './health-requests.tsx'
import { useNewestEvent } from './use-newest-event.ts'

/** How the server is: what waits, what is full, how fast it answers. */
export function HealthTab() {
  const health = useHealth()
  return (
    <Asked query={health} height={420}>
      {(now) => (
        <Stack gap="xl">
          <Figures health={now} />
          <HealthRequests requests={now.requests} />
          <HealthDisk disk={now.disk} />
        </Stack>
      )}
    </Asked>
  )
}

function Figures({ health }: { health: Health }) {
  const { t } = useTranslation('monitor')
  const format = useFormat()
  const duration = useDuration()
  const newest = useNewestEvent().data
  const { events_buffered, runs, memory_bytes, uptime_s, newest_backup, requests } = health
  const days = Math.floor(uptime_s / 86_400)
  const up = days >= 2 ? t('days', { count: days }) : duration(uptime_s)
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      <Stat label={t('health.newest_event')} value={newest ? format.day(newest) : '–'}>
        <Text size="sm">{newest ? format.minute(newest) : t('health.no_event')}</Text>
      </Stat>
      <Stat label={t('health.errors')} value={format.percent(requests.total.error_share)}>
        <Text size="sm">
          {t('health.errors_of', {
            errors: format.integer(requests.total.errors),
            requests: format.integer(requests.total.requests),
          })}
        </Text>
      </Stat>
      <Stat label={t('health.p95')} value={format.milliseconds(requests.total.p95_ms)}>
        <Text size="sm">{t('health.p95_about')}</Text>
      </Stat>
      <Stat label={t('health.backup')} value={newest_backup ? format.minute(newest_backup) : t('health.never')}>
        <Text size="sm">{newest_backup ? format.minute(newest_backup) : t('health.no_backup')}</Text>
      </Stat>
      <Stat label={t('health.buffered')} value={format.integer(events_buffered)}>
        <Text size="sm">{t('health.buffered_about')}</Text>
      </Stat>
      <Stat label={t('health.queued')} value={format.integer(runs.queued)}>
        <Text size="sm">{t('health.running', { count: runs.running })}</Text>
      </Stat>
      <Stat label={t('health.memory')} value={format.bytes(memory_bytes)}>
        <Text size="sm">{t('health.memory_about')}</Text>
      </Stat>
      <Stat label={t('health.uptime')} value={up} />
    </SimpleGrid>
  )
}
