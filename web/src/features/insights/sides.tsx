import { Box, Button, Flex, Paper, Stack, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAdjustments } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** What is asked, and beside it what came out. Where there is no room, the question folds away above the answer. */
export function Sides({ builder, children }: { builder: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('insights')
  const [shown, { toggle }] = useDisclosure(false)
  return (
    <Flex gap="md" direction={{ base: 'column', lg: 'row' }} align={{ base: 'stretch', lg: 'flex-start' }}>
      <Button
        hiddenFrom="lg"
        variant="default"
        leftSection={<IconAdjustments size={16} aria-hidden />}
        aria-expanded={shown}
        onClick={toggle}
      >
        {t(shown ? 'hide_question' : 'change_question')}
      </Button>
      <Box w={{ base: '100%', lg: 344 }} visibleFrom={shown ? undefined : 'lg'} style={{ flexShrink: 0 }}>
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
