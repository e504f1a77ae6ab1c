import { Alert, Button, Code, Group, Paper, Progress, Stack, Text } from '@mantine/core'
import { IconRepeat } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../components/failure.tsx'
import type { Target } from '../../components/use-targets.ts'
import { useFormat } from '../../i18n/format.ts'
import { LeaderboardTable } from '../../learning/leaderboard-table.tsx'
import { leaderboardOf, type Run, secondsOf, underWay } from '../../learning/run.ts'
import { StateBadge } from '../../learning/state-badge.tsx'
import { useDuration } from '../../learning/use-duration.ts'
import { useNow } from '../../learning/use-now.ts'
import { VerdictText } from '../../learning/verdict.tsx'
import { useMay } from '../../shell/use-project.ts'
import { CancelRun } from './cancel-run.tsx'
import { JudgedSoFar } from './judged-so-far.tsx'
import { RunLog } from './run-log.tsx'
import { currentStage } from './stage-state.ts'
import { useCause } from './use-cause.ts'
import { useStartRun } from './use-start-run.ts'

const route = getRouteApi('/p/$project/pipeline')

/** The run that is shown: how far it is, what came of it, and how to stop or repeat it. */
export function RunBar({ run, newest, target }: { run: Run; newest: boolean; target: Target }) {
  const { t } = useTranslation('pipeline')
  const { minute, decimal } = useFormat()
  const duration = useDuration()
  const cause = useCause()
  // The open stage says it already.
  const { stage } = route.useSearch()
  const running = underWay(run)
  const now = useNow(running)
  const lines = leaderboardOf(run)
  return (
    <Paper withBorder p="md" component="section" aria-label={t('run')}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm" align="flex-start">
          <Group gap="sm" flex="1 1 280px">
            <StateBadge state={run.state} />
            <Text fw={600}>{t(newest ? 'newest_run' : 'run_of', { at: minute(run.created_at) })}</Text>
            <Text size="sm" c="dimmed">
              {t(run.minutes > 0 ? 'run_facts_minutes' : 'run_facts', {
                cause: cause(run.cause),
                duration: duration(secondsOf(run, now)),
                cutoff: minute(run.cutoff),
                seed: run.seed,
                minutes: decimal(run.minutes),
              })}
            </Text>
          </Group>
          {running ? <CancelRun run={run} /> : <Repeat run={run} target={target.name} />}
        </Group>
        {running && <RunProgress run={run} />}
        {run.state === 'failed' && run.error && (
          <Alert
            color="red"
            title={t('failed_at', { stage: run.stage ? t(`stage.${currentStage(run)}`) : t('before_start') })}
          >
            <Stack gap={4} align="flex-start">
              <Text size="sm">{run.error.message}</Text>
              <Code>{run.error.code}</Code>
            </Stack>
          </Alert>
        )}
        {run.verdict && stage !== 'evaluate' && <VerdictText verdict={run.verdict} />}
        {!run.verdict && lines && stage !== 'evaluate' && (
          <>
            <JudgedSoFar run={run} judged={lines.length} />
            <LeaderboardTable lines={lines} use={target.use} metrics="main" />
          </>
        )}
        <RunLog log={run.log} />
      </Stack>
    </Paper>
  )
}

function RunProgress({ run }: { run: Run }) {
  const { t } = useTranslation('pipeline')
  const { percent } = useFormat()
  const [stage, note] = (run.stage ?? '').split(': ')
  const name = run.state === 'queued' ? t('queued') : t(`stage.${note === 'gate' ? 'evaluate' : stage || 'prepare'}`)
  const text = note && note !== 'gate' ? t('working_on', { stage: name, note }) : name
  return (
    <Stack gap={4}>
      <Progress.Root size="lg">
        <Progress.Section value={run.progress} animated aria-label={t('progress')} />
      </Progress.Root>
      <Group justify="space-between">
        <Text size="sm" aria-live="polite">
          {text}
        </Text>
        <Text size="sm" className="numbers">
          {percent(run.progress / 100)}
        </Text>
      </Group>
    </Stack>
  )
}

function Repeat({ run, target }: { run: Run; target: string }) {
  const { t } = useTranslation('pipeline')
  const may = useMay()
  const navigate = route.useNavigate()
  const start = useStartRun(
    target,
    ({ id }) => void navigate({ search: ({ stage }) => ({ target, run: id, stage }), resetScroll: false }),
  )
  if (!may.edit) return null
  return (
    <Stack gap="xs">
      <Button
        variant="default"
        size="xs"
        leftSection={<IconRepeat size={14} />}
        loading={start.isPending}
        title={t('repeat_about')}
        onClick={() => start.mutate({ cutoff: run.cutoff, seed: run.seed, minutes: run.minutes })}
      >
        {t('repeat')}
      </Button>
      {start.error && <Failure error={start.error} />}
    </Stack>
  )
}
