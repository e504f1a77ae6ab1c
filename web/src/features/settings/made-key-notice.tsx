import { Alert, Stack, Text } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../../components/copy-text.tsx'
import type { MadeKey } from './use-make-key.ts'

/** The key itself, this once. */
export function MadeKeyNotice({ made }: { made: MadeKey }) {
  const { t } = useTranslation('settings')
  return (
    <Alert color="teal" variant="light" role="status" icon={<IconKey />} title={t('made_key', { name: made.name })}>
      <Stack gap="xs">
        <Text size="sm">{t('made_key_about')}</Text>
        <CopyText text={made.key} label={t('column.key')} />
      </Stack>
    </Alert>
  )
}
