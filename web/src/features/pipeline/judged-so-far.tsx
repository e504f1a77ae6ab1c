import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { familiesOf, type Run, underWay } from '../../learning/run.ts'

/** Says of a leaderboard that it is not whole: how many families are on it, and whether more follow. */
export function JudgedSoFar({ run, judged }: { run: Run; judged: number }) {
  const { t } = useTranslation('pipeline')
  const all = familiesOf(run)
  const more = underWay(run) ? (judged < all ? 'follow' : 'gate') : 'ended'
  return (
    <Text size="sm" c="dimmed">
      {t(`judged.${more}`, { judged, all })}
    </Text>
  )
}
