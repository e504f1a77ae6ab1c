import { Alert, Button, Grid, Group, Stack, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../../i18n/format.ts'
import { useStart } from '../use-start.ts'
import { guess } from './guess.ts'
import { importMap } from './import-map.ts'
import { MappingForm } from './mapping-form.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import type { Head } from './read-head.ts'
import { usePreview } from './use-preview.ts'

interface MapAndStartProps {
  file: File
  head: Head
  onDone: () => void
}

/** What the columns are, guessed and to be corrected, beside the events that come of it. */
export function MapAndStart({ file, head, onDone }: MapAndStartProps) {
  const { t } = useTranslation('events')
  const { time_zone } = useFormat()
  const [mapping, setMapping] = useState(() => guess(head, time_zone))
  const map = useMemo(() => importMap(mapping, head.columns), [mapping, head])
  const [settled] = useDebouncedValue(map, 400)
  const missing = (['time', 'person', 'event'] as const).filter((need) => {
    if (need === 'event') return mapping.event === '' && mapping.event_name.trim() === ''
    return need === 'time' ? mapping.time === '' : mapping.person === '' && mapping.order_id === ''
  })
  const preview = usePreview(file, settled, missing.length === 0)
  const start = useStart()
  const begin = () => {
    start.mutate({ file, map })
    onDone()
  }
  if (head.columns.length === 0) {
    return (
      <Alert color="orange" role="alert" title={t('wizard.no_columns')}>
        {t('wizard.no_columns_about')}
      </Alert>
    )
  }
  return (
    <Stack>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Title order={3} size="h4" mb={4}>
            {t('wizard.columns')}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t('wizard.columns_about')}
          </Text>
          <MappingForm mapping={mapping} head={head} onChange={(some) => setMapping((now) => ({ ...now, ...some }))} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Title order={3} size="h4" mb="sm">
            {t('wizard.preview')}
          </Title>
          {missing.length > 0 ? (
            <Alert color="orange" role="status" title={t('wizard.missing')}>
              {missing.map((need) => t(`wizard.needs.${need}`)).join(' ')}
            </Alert>
          ) : (
            <PreviewPanel preview={preview} />
          )}
        </Grid.Col>
      </Grid>
      <Group justify="flex-end" gap="sm">
        <Text size="sm" c="dimmed">
          {t('wizard.start_about')}
        </Text>
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          onClick={begin}
          disabled={missing.length > 0 || !preview.data?.events.length || preview.isError}
        >
          {t('wizard.start')}
        </Button>
      </Group>
    </Stack>
  )
}
