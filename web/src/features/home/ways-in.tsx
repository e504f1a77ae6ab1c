import {
  Alert,
  Anchor,
  Button,
  Code,
  CopyButton,
  Group,
  Loader,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { basePath } from '../../api/base.ts'
import { Failure } from '../../components/failure.tsx'
import { postApiV1Keys } from '../../generated/sdk.gen.ts'
import { useMay, useProject } from '../../shell/use-project.ts'

/** A new project's first page: a snippet with a key of its own, a file, the demo; and it notices the first event. */
export function WaysIn({ received, onLeave }: { received: boolean; onLeave: () => void }) {
  const { t } = useTranslation('home')
  const { id } = useProject()
  return (
    <Stack gap="lg">
      <Group gap="sm" role="status">
        {received ? <IconCircleCheck aria-hidden /> : <Loader size="sm" type="dots" />}
        <Text>{t(received ? 'received' : 'waiting')}</Text>
        {received && (
          <Button size="xs" onClick={onLeave}>
            {t('see_numbers')}
          </Button>
        )}
      </Group>
      <SimpleGrid cols={{ base: 1, lg: 3 }}>
        <FromSite />
        <Way title={t('way_file')} about={t('way_file_about')}>
          <Button
            variant="light"
            renderRoot={(props) => (
              <Link to="/p/$project/events" params={{ project: id }} search={{ tab: 'imports' }} {...props} />
            )}
          >
            {t('way_file_do')}
          </Button>
        </Way>
        <Way title={t('way_demo')} about={t('way_demo_about')}>
          <Code block>npm run demo</Code>
        </Way>
      </SimpleGrid>
    </Stack>
  )
}

function Way({ title, about, children }: { title: string; about: string; children: React.ReactNode }) {
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {about}
        </Text>
        {children}
      </Stack>
    </Paper>
  )
}

/** The snippet, once its key is made: only a key's hash is kept, so it can be shown this once. */
function FromSite() {
  const { t } = useTranslation('home')
  const { administer } = useMay()
  const made = useMutation({
    mutationFn: () => answer(postApiV1Keys({ body: { role: 'ingest', name: t('key_name') } })),
  })
  const host = window.location.origin + basePath
  const snippet = made.data && `posthog.init('${made.data.key}', { api_host: '${host}' })`
  return (
    <Way title={t('way_site')} about={t('way_site_about')}>
      {made.error && <Failure error={made.error} />}
      {snippet ? (
        <>
          <Code block w="100%" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {snippet}
          </Code>
          <CopyButton value={snippet}>
            {({ copied, copy }) => (
              <Button size="xs" variant="light" onClick={copy}>
                {copied ? t('copied') : t('copy')}
              </Button>
            )}
          </CopyButton>
          <Alert variant="light">{t('key_once')}</Alert>
        </>
      ) : administer ? (
        <Button onClick={() => made.mutate()} loading={made.isPending}>
          {t('make_snippet')}
        </Button>
      ) : (
        <Text size="sm">{t('ask_owner')}</Text>
      )}
      <Anchor href={`${basePath}/api/docs`} size="sm">
        {t('other_sdks')}
      </Anchor>
    </Way>
  )
}
