import { Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../../components/copy-text.tsx'
import { linkTo } from './link-to.ts'

/** Single quotes end a string in a shell and in JavaScript: keys and addresses hold none. */
const browser = (key: string) => `import posthog from 'posthog-js'

posthog.init('${key}', {
  api_host: '${linkTo('')}',
})
posthog.capture('item_viewed', { item: 'tea' })`

const shell = (key: string) => `curl -H 'Authorization: Bearer ${key}' -H 'content-type: application/json' \\
  ${linkTo('/api/v1/events')} \\
  -d '{"events": [{"event": "item_viewed", "distinct_id": "ann", "properties": {"item": "tea"}}]}'`

/** How a site or a server sends events here, with the key that was just made, or a place for one. */
export function Snippets({ ingestKey }: { ingestKey: string | null }) {
  const { t } = useTranslation('settings')
  const key = ingestKey ?? 'bw_ingest_…'
  return (
    <section aria-labelledby="snippets">
      <Title order={2} size="h4" id="snippets">
        {t('snippets')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t(ingestKey ? 'snippets_with_key' : 'snippets_without_key')}
      </Text>
      <Stack>
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('snippet.browser')}
          </Text>
          <CopyText text={browser(key)} label={t('snippet.browser')} />
        </div>
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('snippet.shell')}
          </Text>
          <CopyText text={shell(key)} label={t('snippet.shell')} />
        </div>
      </Stack>
    </section>
  )
}
