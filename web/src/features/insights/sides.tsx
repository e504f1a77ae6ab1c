import { Box, Flex, Paper, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** What is asked, and beside it (below it where there is no room) what came out. */
export function Sides({ builder, children }: { builder: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('insights')
  return (
    <Flex gap="md" direction={{ base: 'column', lg: 'row' }} align={{ base: 'stretch', lg: 'flex-start' }}>
      <Box w={{ base: '100%', lg: 344 }} style={{ flexShrink: 0 }}>
        <Paper withBorder p="md" component="section" aria-labelledby="insights-question">
          <Title order={2} size="h5" mb="sm" id="insights-question">
            {t('question')}
          </Title>
          <Stack gap="md">{builder}</Stack>
        </Paper>
      </Box>
      <Box component="section" flex={1} miw={0} aria-labelledby="insights-answer">
        <Title order={2} size="h5" mb="xs" id="insights-answer">
          {t('answer')}
        </Title>
        {children}
      </Box>
    </Flex>
  )
}
