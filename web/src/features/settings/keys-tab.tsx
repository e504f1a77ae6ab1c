import { Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { KeyTable } from './key-table.tsx'
import { MadeKeyNotice } from './made-key-notice.tsx'
import { NewKeyForm } from './new-key-form.tsx'
import { Snippets } from './snippets.tsx'
import { useKeys } from './use-keys.ts'
import type { MadeKey } from './use-make-key.ts'

/** Keys for programs: made and shown once, listed, revoked; and how a site uses one. */
export function KeysTab() {
  const { t } = useTranslation('settings')
  const keys = useKeys()
  // In this page's memory only: leaving it forgets the key.
  const [made, setMade] = useState<MadeKey | null>(null)
  return (
    <Stack gap="xl">
      <section aria-labelledby="keys">
        <Title order={2} size="h4" id="keys">
          {t('tab.keys')}
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          {t('keys_about')}
        </Text>
        <Asked query={keys} height={160}>
          {(known) => <KeyTable keys={known} />}
        </Asked>
      </section>
      <section aria-labelledby="new-key">
        <Title order={2} size="h4" mb="sm" id="new-key">
          {t('make_key')}
        </Title>
        <Stack>
          <NewKeyForm onMade={setMade} />
          {made && <MadeKeyNotice made={made} />}
        </Stack>
      </section>
      <Snippets ingestKey={made?.role === 'ingest' ? made.key : null} />
    </Stack>
  )
}
