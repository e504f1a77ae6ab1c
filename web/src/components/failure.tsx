import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/answer.ts'

const inWords = (got: unknown) => (typeof got === 'object' ? JSON.stringify(got) : String(got))

/** What went wrong in the server's words, and what to do: its hint, and another try. */
export function Failure({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useTranslation('components')
  const problem = error instanceof ApiError ? error.problem : undefined
  const got = problem?.got === undefined ? '' : inWords(problem.got)
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle />} title={problem?.title ?? t('failed')}>
      <Stack gap="xs">
        {problem?.field && <Text size="sm">{t('field', { field: problem.field, got })}</Text>}
        <Text size="sm">{problem?.hint ?? (problem ? '' : t('network'))}</Text>
        <Group gap="sm">
          {retry && (
            <Button size="xs" variant="light" color="red" onClick={retry}>
              {t('retry')}
            </Button>
          )}
          {problem?.code && <Code>{problem.code}</Code>}
        </Group>
      </Stack>
    </Alert>
  )
}
