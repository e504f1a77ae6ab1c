import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'
import type { Run } from './run.ts'

/** Which of the gate's sentences a verdict is. */
function kindOf({ promote, winner, against, difference, ci95, champion_before }: NonNullable<Run['verdict']>): string {
  if (promote) return 'promoted'
  if (difference === null) return 'nothing_scored'
  if (winner !== against) return (ci95[1] ?? 0) < 0 ? 'worse' : 'not_promoted'
  return champion_before ? 'same' : 'baseline'
}

/** What the gate decided in the reader's language, and its own words. */
export function VerdictText({ verdict }: { verdict: NonNullable<Run['verdict']> }) {
  const { t } = useTranslation('learning')
  const { significant } = useFormat()
  const { winner, against, difference, ci95 } = verdict
  const kind = kindOf(verdict)
  return (
    <Stack gap={4}>
      <Text fw={600}>
        {t(`verdict.${kind}`, {
          winner,
          against,
          by: significant(difference),
          lo: significant(ci95[0]),
          hi: significant(ci95[1]),
        })}
      </Text>
      <Text size="xs" c="dimmed">
        {t('gate_words')} <q lang="en">{verdict.verdict}</q>
      </Text>
      {verdict.champion_after && (
        <Text size="sm">
          {t('answers_after', { before: verdict.champion_before ?? t('nobody'), after: verdict.champion_after })}
        </Text>
      )}
    </Stack>
  )
}
