import { NativeSelect, Stack, Text, Title } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import type { Target } from '../../components/use-targets.ts'
import { useFormat } from '../../i18n/format.ts'
import { LeaderboardTable } from '../../learning/leaderboard-table.tsx'
import { mainMetric, metricsOf } from '../../learning/metrics.ts'
import { leaderboardOf, type Run } from '../../learning/run.ts'
import { useRuns } from '../../learning/use-runs.ts'
import { VerdictText } from '../../learning/verdict.tsx'
import { LeaderboardChart } from './leaderboard-chart.tsx'
import { MetricWords } from './metric-words.tsx'

const route = getRouteApi('/p/$project/models')

/** How every family did in a run, on weeks that none of them had seen. */
export function Leaderboard({ target }: { target: Target }) {
  const { t } = useTranslation('models')
  const runs = useRuns(target.name)
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t('learning:leaderboard')}
      </Title>
      <Asked query={runs} height={360}>
        {({ runs: known }) => <RunsLeaderboard target={target} judged={known.filter(leaderboardOf)} />}
      </Asked>
    </Stack>
  )
}

function RunsLeaderboard({ target, judged }: { target: Target; judged: readonly Run[] }) {
  const { t } = useTranslation('models')
  const { run: asked } = route.useSearch()
  const run = judged.find(({ id }) => id === asked) ?? judged[0]
  const lines = run && leaderboardOf(run)
  if (!run || !lines) return <Text c="dimmed">{t('no_leaderboard')}</Text>
  const main = mainMetric[target.use]
  return (
    <>
      <Text size="sm" maw={760}>
        {t('learning:metric_means', {
          name: t(`learning:metric.${main}.name`),
          about: t(`learning:metric.${main}.about`),
        })}{' '}
        {t('learning:order_about')}
      </Text>
      <LeaderboardChart
        lines={lines}
        target={target}
        winner={run.verdict?.winner}
        controls={<ChooseRun run={run} runs={judged} />}
      />
      {run.verdict && <VerdictText verdict={run.verdict} />}
      <LeaderboardTable lines={lines} use={target.use} winner={run.verdict?.winner} metrics="all" />
      <MetricWords names={metricsOf(lines[0]?.metrics)} />
    </>
  )
}

function ChooseRun({ run, runs }: { run: Run; runs: readonly Run[] }) {
  const { t } = useTranslation('models')
  const { minute } = useFormat()
  const navigate = route.useNavigate()
  return (
    <NativeSelect
      size="xs"
      aria-label={t('run')}
      value={run.id}
      onChange={(event) => {
        const id = event.currentTarget.value
        void navigate({ search: (now) => ({ ...now, run: id }), resetScroll: false })
      }}
      data={runs.map(({ id, created_at }, i) => ({
        value: id,
        label: t(i === 0 ? 'newest_run' : 'run_of', { at: minute(created_at) }),
      }))}
    />
  )
}
