import { Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Overview } from '../../components/use-overview.ts'
import { useFormat } from '../../i18n/format.ts'

/** What happened lately: runs that ended, promotions, imports, alerts. */
export function Changes({ changes }: { changes: Overview['changes'] }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="sm">
        {t('changes')}
      </Title>
      <Stack gap="sm">
        {changes.map(({ at, kind, subject, detail }) => (
          <div key={`${at} ${kind} ${subject} ${detail}`}>
            <Text size="sm">
              <Text span fw={600}>
                {t(`change.${kind}`)} · {subject}
              </Text>{' '}
              <Text span c="dimmed">
                {format.minute(at)}
              </Text>
            </Text>
            <Text size="sm" lineClamp={2} title={detail}>
              {detail}
            </Text>
          </div>
        ))}
        {changes.length === 0 && <Text c="dimmed">{t('no_changes')}</Text>}
      </Stack>
    </Paper>
  )
}
