import { Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Model } from '../../components/use-models.ts'
import { useFormat } from '../../i18n/format.ts'

interface Metrics {
  coverage10?: number
  novelty10?: number
}
interface Card {
  metrics?: Metrics
  baseline?: { name: string; metrics: Metrics }
}

/** How much of the catalogue the champion shows, and how popular that is, beside the baseline. */
export function Coverage({ champion }: { champion?: Model }) {
  const { t } = useTranslation('recommendations')
  const { percent, integer } = useFormat()
  const { metrics, baseline } = (champion?.card ?? {}) as Card
  if (!champion || metrics?.coverage10 === undefined || baseline?.metrics.coverage10 === undefined) return null
  // Novelty is the mean of −log2 of the share of people who took an item: back from bits to one person in so many.
  const oneIn = ({ novelty10 = 0 }: Metrics) => integer(2 ** novelty10)
  const same = champion.name === baseline.name
  return (
    <Stack gap="sm" component="section" aria-label={t('coverage.title')}>
      <Title order={2} size="h4">
        {t('coverage.title')}
      </Title>
      <Paper withBorder p="md">
        <Text>
          {t(same ? 'coverage.baseline_answers' : 'coverage.shown', {
            share: percent(metrics.coverage10),
            baseline: baseline.name,
            baseline_share: percent(baseline.metrics.coverage10),
          })}
        </Text>
        {metrics.novelty10 !== undefined && baseline.metrics.novelty10 !== undefined && (
          <Text>
            {t(same ? 'coverage.rare_alone' : 'coverage.rare', {
              one_in: oneIn(metrics),
              baseline_one_in: oneIn(baseline.metrics),
            })}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {t('coverage.about', { model: champion.name, version: champion.version })}
        </Text>
      </Paper>
    </Stack>
  )
}
