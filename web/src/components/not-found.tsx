import { Anchor, Center, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { basePath } from '../api/base.ts'

export function NotFound() {
  const { t } = useTranslation('components')
  return (
    <Center component="main" mih="60vh" p="md">
      <Stack align="center">
        <Title order={1}>{t('nothing_here')}</Title>
        <Text>{t('nothing_here_why')}</Text>
        <Anchor href={`${basePath}/`}>{t('to_start')}</Anchor>
      </Stack>
    </Center>
  )
}
