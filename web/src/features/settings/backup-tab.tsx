import { Alert, Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { IconDatabaseExport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { CopyText } from '../../components/copy-text.tsx'
import { Failure } from '../../components/failure.tsx'
import { useHealth } from '../../components/use-health.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDuration } from '../../learning/use-duration.ts'
import { useNow } from '../../learning/use-now.ts'
import { useBackUp, useBackUpStart } from './use-back-up.ts'

/** Everything into a folder, now; when that was last done; how it comes back. */
export function BackupTab() {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const health = useHealth()
  const backUp = useBackUp()
  const began = useBackUpStart()
  return (
    <Stack gap="xl" maw={720}>
      <section aria-labelledby="backup">
        <Title order={2} size="h4" mb="xs" id="backup">
          {t('backup')}
        </Title>
        <Stack gap="sm">
          <Text size="sm">{t('backup_about')}</Text>
          <Asked query={health} height={40}>
            {({ newest_backup, disk }) => (
              <Text size="sm">
                {newest_backup ? t('newest_backup', { at: format.minute(newest_backup) }) : t('no_backup')}{' '}
                {t('backup_room', { used: format.bytes(disk.backups_bytes), free: format.bytes(disk.free_bytes) })}
              </Text>
            )}
          </Asked>
          {began === null ? (
            <Group>
              <Button leftSection={<IconDatabaseExport size={16} />} onClick={() => backUp.mutate()}>
                {t('back_up')}
              </Button>
            </Group>
          ) : (
            <UnderWay began={began} />
          )}
          {backUp.error && <Failure error={backUp.error} />}
          {backUp.data && (
            <Alert variant="light" color="teal" role="status" title={t('backup_done')}>
              <CopyText text={backUp.data.path} label={t('backup_folder')} />
            </Alert>
          )}
        </Stack>
      </section>
      <section aria-labelledby="restore">
        <Title order={2} size="h4" mb="xs" id="restore">
          {t('restore')}
        </Title>
        <Text size="sm" mb="xs">
          {t('restore_about')}
        </Text>
        <CopyText
          text={`npx bellwether restore ${backUp.data?.path ?? t('restore_folder')} --data ./restored`}
          label={t('restore')}
        />
      </section>
    </Stack>
  )
}

function UnderWay({ began }: { began: number }) {
  const { t } = useTranslation('settings')
  const duration = useDuration()
  const seconds = Math.max(0, (useNow(true) - began) / 1_000)
  return (
    <div>
      <Progress value={100} animated striped aria-label={t('backing_up')} />
      <Text size="sm" c="dimmed" mt={4} role="status">
        {t('backing_up')}
      </Text>
      <Text size="sm" c="dimmed">
        {duration(seconds)}
      </Text>
    </div>
  )
}
