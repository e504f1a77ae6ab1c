import { Box, Button, Group, Paper, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useReader } from '../../shell/use-reader.ts'

/** The frame of the pages before signing in. */
export function Door({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  useDocumentTitle(`${title} · Bellwether`)
  const { otherLanguage, switchLanguage } = useReader()
  return (
    <Box component="main" mih="100vh" p="md" display="flex" style={{ alignItems: 'center', justifyContent: 'center' }}>
      <Paper withBorder p="xl" w="100%" maw={420}>
        <Group justify="space-between" mb="md">
          <Text fw={700}>Bellwether</Text>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={switchLanguage}
            lang={otherLanguage === '中文' ? 'zh' : 'en'}
          >
            {otherLanguage}
          </Button>
        </Group>
        <Title order={1} size="h3">
          {title}
        </Title>
        {about && (
          <Text c="dimmed" size="sm" mt={4}>
            {about}
          </Text>
        )}
        <Box mt="lg">{children}</Box>
      </Paper>
    </Box>
  )
}
