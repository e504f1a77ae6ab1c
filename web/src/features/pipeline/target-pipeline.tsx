import { Group, Stack, Title } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Empty } from '../../components/empty.tsx'
import { Failure } from '../../components/failure.tsx'
import { TargetSelect } from '../../components/target-select.tsx'
import type { Target } from '../../components/use-targets.ts'
import { type Run, underWay } from '../../learning/run.ts'
import { useRun } from '../../learning/use-run.ts'
import { useRuns } from '../../learning/use-runs.ts'
import { useMay } from '../../shell/use-project.ts'
import { Flow } from './flow.tsx'
import { RunBar } from './run-bar.tsx'
import { RunHistory } from './run-history.tsx'
import { StageDetail } from './stage-detail.tsx'
import { StartRun } from './start-run.tsx'
import { TrainingChart } from './training-chart.tsx'

const route = getRouteApi('/p/$project/pipeline')

/** One target from its events to its alerts, and every run there was. */
export function TargetPipeline({ target, targets }: { target: Target; targets: readonly Target[] }) {
  const navigate = route.useNavigate()
  const may = useMay()
  const runs = useRuns(target.name)
  const open = (run: Run) =>
    void navigate({ search: ({ stage }) => ({ target: target.name, run: run.id, stage }), resetScroll: false })
  const busy = runs.data?.runs.some(underWay) ?? false
  return (
    <>
      <Group gap="sm">
        <TargetSelect
          targets={targets}
          chosen={target.name}
          onChoose={(name) => void navigate({ search: (now) => ({ target: name, stage: now.stage }) })}
        />
        {may.edit && <StartRun target={target} busy={busy} onStarted={open} />}
      </Group>
      <Asked query={runs} height={360}>
        {({ runs: known }) => <TargetRuns target={target} runs={known} />}
      </Asked>
    </>
  )
}

function TargetRuns({ target, runs }: { target: Target; runs: readonly Run[] }) {
  const { t } = useTranslation('pipeline')
  const { run: asked, stage } = route.useSearch()
  const shown = asked ?? runs[0]?.id
  const query = useRun(
    shown,
    runs.find(({ id }) => id === shown),
  )
  return (
    <>
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      <Flow target={target} run={query.data} />
      {stage && <StageDetail stage={stage} target={target} run={query.data} />}
      {query.data && <RunBar run={query.data} newest={query.data.id === runs[0]?.id} target={target} />}
      {query.data && <TrainingChart key={query.data.id} run={query.data} />}
      <Stack gap="sm" component="section">
        <Title order={2} size="h4">
          {t('history')}
        </Title>
        {runs.length ? (
          <RunHistory runs={runs} shown={shown} target={target.name} />
        ) : (
          <Empty icon={IconRoute} title={t('no_run')}>
            {t('no_run_about')}
          </Empty>
        )}
      </Stack>
    </>
  )
}
