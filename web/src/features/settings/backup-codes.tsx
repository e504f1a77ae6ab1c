import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../../components/copy-text.tsx'

/** Codes for the day that the app is lost, this once. */
export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation('settings')
  return (
    <Stack>
      <Text size="sm" role="status">
        {t('codes_about')}
      </Text>
      <CopyText text={codes.join('\n')} label={t('codes')} />
      <Group justify="flex-end">
        <Button onClick={onDone}>{t('codes_kept')}</Button>
      </Group>
    </Stack>
  )
}
