import { Grid, Paper, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** What is asked, and beside it (below it where there is no room) what came out. */
export function Sides({ builder, children }: { builder: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('insights')
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 4, xl: 3 }}>
        <Paper withBorder p="md" component="section" aria-labelledby="insights-question">
          <Title order={2} size="h5" mb="sm" id="insights-question">
            {t('question')}
          </Title>
          <Stack gap="md">{builder}</Stack>
        </Paper>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 8, xl: 9 }}>
        <section aria-labelledby="insights-answer">
          <Title order={2} size="h5" mb="xs" id="insights-answer">
            {t('answer')}
          </Title>
          {children}
        </section>
      </Grid.Col>
    </Grid>
  )
}
