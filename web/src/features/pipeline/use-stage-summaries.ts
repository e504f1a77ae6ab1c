import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useModels } from '../../components/use-models.ts'
import { useOverview } from '../../components/use-overview.ts'
import type { Target } from '../../components/use-targets.ts'
import { useFormat } from '../../i18n/format.ts'
import { mainMetric, useMetricFormat } from '../../learning/metrics.ts'
import { nameOf } from '../../learning/model.ts'
import { familiesOf, leaderboardOf, preparedOf, type Run } from '../../learning/run.ts'
import type { State } from '../../learning/state-badge.tsx'
import { useDeployments } from '../../learning/use-deployments.ts'
import { useDuration } from '../../learning/use-duration.ts'
import { useReport } from '../../learning/use-report.ts'
import { type RunStage, type StageName, stageStates } from './stage-state.ts'
import { useImports } from './use-imports.ts'

export interface StageSummary {
  open: boolean
  state: State
  /** The stage's one number. */
  count: string
  /** When it last did something, or how long that took. */
  last: string
}

type Said = Omit<StageSummary, 'open'>
const route = getRouteApi('/p/$project/pipeline')

/** What each box of the flow says. */
export function useStageSummaries(target: Target, run: Run | undefined): Record<StageName, StageSummary> {
  const { stage } = route.useSearch()
  const said: Record<StageName, Said> = {
    collect: useCollect(run),
    ...useRunStages(target, run),
    deploy: useDeploy(target, run),
    monitor: useMonitor(target),
  }
  return Object.fromEntries(
    Object.entries(said).map(([name, summary]) => [name, { ...summary, open: stage === name }]),
  ) as Record<StageName, StageSummary>
}

function useCollect(run: Run | undefined): Said {
  const { t } = useTranslation('pipeline')
  const { integer, ago } = useFormat()
  const [last] = useImports().data?.imports ?? []
  const newest = useOverview().data?.newest_event_at
  const lines = run && preparedOf(run)?.quality.rows?.found
  const busy = last?.state === 'running' || last?.state === 'waiting'
  return {
    state: busy ? 'running' : last?.state === 'failed' ? 'attention' : (newest ?? lines) ? 'live' : 'waiting',
    count:
      lines === undefined
        ? last
          ? t('events', { count: last.events, shown: integer(last.events) })
          : t(newest ? 'events_come' : 'nothing_yet')
        : t('lines', { count: lines, shown: integer(lines) }),
    last: newest ? t('newest_event', { ago: ago(newest) }) : '',
  }
}

function useRunStages(target: Target, run: Run | undefined): Record<Exclude<RunStage, 'deploy'>, Said> {
  const { t } = useTranslation('pipeline')
  const format = useFormat()
  const value = useMetricFormat()
  const duration = useDuration()
  const states = stageStates(run)
  const prepared = run && preparedOf(run)
  const lines = run && leaderboardOf(run)
  const rows = prepared && Object.values(prepared.rows).reduce((sum, file) => sum + file.rows, 0)
  const main = mainMetric[target.use]
  const winner = lines?.find(({ name }) => name === run?.verdict?.winner)
  const none = t('nothing_yet')
  const took = (seconds: number | null | undefined) =>
    typeof seconds === 'number' ? t('took', { duration: duration(seconds) }) : ''
  const families = (judged: number, all: number) =>
    judged < all ? t('families_of', { judged, all }) : t('families', { count: all })
  return {
    prepare: {
      state: states.prepare,
      count: rows === undefined ? none : t('rows', { count: rows, shown: format.integer(rows) }),
      last: took(run?.stages.prepare?.seconds),
    },
    train: {
      state: states.train,
      count: run && lines ? families(lines.length, familiesOf(run)) : none,
      last: took(run?.stages.train?.seconds),
    },
    evaluate: {
      state: states.evaluate,
      count: winner
        ? `${t(`learning:metric.${main}.name`)} ${value(main, winner.metrics[main])}`
        : (run?.verdict?.winner ?? none),
      last: run?.verdict ? t(run.verdict.promote ? 'gate_yes' : 'gate_no') : '',
    },
  }
}

function useDeploy(target: Target, run: Run | undefined): Said {
  const { t } = useTranslation('pipeline')
  const { ago } = useFormat()
  const champion = useModels(target.name).data?.models.find(({ alias }) => alias === 'champion')
  const since = useDeployments(target.name).data?.deployments.find(({ alias }) => alias === 'champion')?.since
  const { deploy } = stageStates(run)
  const running = deploy === 'running' || (run?.started_at && deploy === 'failed')
  return {
    state: running ? deploy : champion ? 'live' : deploy,
    count: champion ? nameOf(champion) : t('nobody_answers'),
    last: since ? t('answers_since', { ago: ago(since) }) : '',
  }
}

function useMonitor(target: Target): Said {
  const { t } = useTranslation('pipeline')
  const { ago } = useFormat()
  const report = useReport(target.name).data
  const open = useOverview().data?.targets.find(({ name }) => name === target.name)?.open_alerts ?? 0
  const strayed = report?.drift.filter(({ alert }) => alert).length ?? 0
  return {
    state: report ? (open || strayed ? 'attention' : 'live') : 'waiting',
    count: open ? t('open_alerts', { count: open }) : report ? t('strayed', { count: strayed }) : t('no_look'),
    last: report ? t('looked', { ago: ago(report.made_at) }) : '',
  }
}
