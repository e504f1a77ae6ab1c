import { Button, Code, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Ids that stand there at once; the others after a click. */
const FEW = 8

/** Every id that this person came under, the one seen last first. */
export function PersonIds({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('people')
  const [all, setAll] = useState(false)
  return (
    <Stack gap={6} align="flex-start">
      <Text size="sm" c="dimmed">
        {t('ids_about', { count: ids.length })}
      </Text>
      {(all ? ids : ids.slice(0, FEW)).map((id) => (
        <Code key={id} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {id}
        </Code>
      ))}
      {ids.length > FEW && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('ids_fewer') : t('more_ids', { count: ids.length - FEW })}
        </Button>
      )}
    </Stack>
  )
}
