import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Run } from '../../../learning/run.ts'

/** Instead of what a stage gave out, while there is nothing. */
export function NotYet({ run }: { run: Run | undefined }) {
  const { t } = useTranslation('pipeline')
  const why = !run ? 'no_run_about' : run.state === 'failed' || run.state === 'cancelled' ? 'not_reached' : 'not_yet'
  return <Text c="dimmed">{t(why)}</Text>
}
