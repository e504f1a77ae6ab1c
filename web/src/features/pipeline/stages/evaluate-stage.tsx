import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PageLink } from '../../../components/page-link.tsx'
import { LeaderboardTable } from '../../../learning/leaderboard-table.tsx'
import { mainMetric } from '../../../learning/metrics.ts'
import { leaderboardOf } from '../../../learning/run.ts'
import { VerdictText } from '../../../learning/verdict.tsx'
import { useProject } from '../../../shell/use-project.ts'
import { JudgedSoFar } from '../judged-so-far.tsx'
import type { StageProps } from '../stage-detail.tsx'
import { Examples } from './examples.tsx'
import { NotYet } from './not-yet.tsx'

export function EvaluateStage({ run, target }: StageProps) {
  const { t } = useTranslation('pipeline')
  const { id: project } = useProject()
  const lines = run && leaderboardOf(run)
  if (!run || !lines) return <NotYet run={run} />
  const main = mainMetric[target.use]
  return (
    <>
      <Text size="sm">
        {t('learning:metric_means', {
          name: t(`learning:metric.${main}.name`),
          about: t(`learning:metric.${main}.about`),
        })}{' '}
        {t('learning:order_about')}
      </Text>
      {!run.verdict && <JudgedSoFar run={run} judged={lines.length} />}
      <LeaderboardTable lines={lines} use={target.use} winner={run.verdict?.winner} metrics="main" />
      {run.verdict && <VerdictText verdict={run.verdict} />}
      {run.verdict && target.use === 'recommendation' && <Examples run={run.id} model={run.verdict.winner} />}
      <PageLink to="/p/$project/models" params={{ project }} search={{ target: target.name, run: run.id }} size="sm">
        {t('evaluate.more')}
      </PageLink>
    </>
  )
}
