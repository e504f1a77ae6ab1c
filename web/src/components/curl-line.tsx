import { ActionIcon, Code, CopyButton, Group, Text, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { basePath } from '../api/base.ts'

interface CurlLineProps {
  /** Path of a GET, its variable parts already encoded. */
  path: string
  query: URLSearchParams
}

/**
 * The same question for a terminal, with $READ_KEY in place of the key. Names in it are other people's text:
 * URLSearchParams leaves nothing that a shell would read inside single quotes.
 */
export function CurlLine({ path, query }: CurlLineProps) {
  const { t } = useTranslation('components')
  const asked = query.size ? `?${query}` : ''
  const line = `curl -H "Authorization: Bearer $READ_KEY" '${window.location.origin}${basePath}${path}${asked}'`
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        {t('curl_about')}
      </Text>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Code block flex={1} miw={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {line}
        </Code>
        <CopyButton value={line}>
          {({ copied, copy }) => (
            <Tooltip label={t(copied ? 'copied' : 'copy')}>
              <ActionIcon variant="default" onClick={copy} aria-label={t('copy_curl')}>
                {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </Group>
    </div>
  )
}
