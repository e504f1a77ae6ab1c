import { Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../../components/asked.tsx'
import { PageLink } from '../../../components/page-link.tsx'
import { useOverview } from '../../../components/use-overview.ts'
import { WideTable } from '../../../components/wide-table.tsx'
import { useFormat } from '../../../i18n/format.ts'
import { nameOf } from '../../../learning/model.ts'
import { type Report, useReport } from '../../../learning/use-report.ts'
import { useProject } from '../../../shell/use-project.ts'
import type { StageProps } from '../stage-detail.tsx'
import { InOut } from './in-out.tsx'

export function MonitorStage({ target }: StageProps) {
  const { t } = useTranslation('pipeline')
  const { id: project } = useProject()
  const query = useReport(target.name)
  const alerts = useOverview().data?.targets.find(({ name }) => name === target.name)?.open_alerts
  return (
    <Asked query={query}>
      {(report) => (
        <>
          {report ? <Look report={report} alerts={alerts} /> : <Text c="dimmed">{t('monitor.none')}</Text>}
          <PageLink to="/p/$project/monitor" params={{ project }} size="sm">
            {t('monitor.more')}
          </PageLink>
        </>
      )}
    </Asked>
  )
}

function Look({ report, alerts }: { report: Report; alerts: number | undefined }) {
  const { t } = useTranslation('pipeline')
  const { minute, decimal, integer } = useFormat()
  const effect = useEffectRows()
  const { model, freshness, drift } = report
  const days = (value: number | null) => (value === null ? '–' : t('monitor.days', { shown: decimal(value) }))
  return (
    <>
      <InOut
        came={[
          [t('monitor.model'), nameOf(model)],
          [t('cutoff'), minute(model.cutoff)],
          [t('monitor.newest_event'), days(freshness.last_event_days)],
          [t('monitor.model_age'), days(freshness.model_days)],
        ]}
        went={[
          [t('monitor.at'), minute(report.made_at)],
          [t('monitor.open_alerts'), integer(alerts)],
          ...effect(report.effect),
        ]}
      />
      {drift.length > 0 && <Drift drift={drift} />}
    </>
  )
}

/** What the champion brought: the figures of each use that there are. */
function useEffectRows() {
  const { t } = useTranslation('pipeline')
  const format = useFormat()
  const shown: Record<string, (value: unknown) => string> = {
    requests: (value) => format.integer(value as number),
    settled: (value) => format.integer(value as number),
    lift: (value) => format.change(value as number),
    lift_ci95: (value) => {
      const [lo, hi] = value as [number, number]
      return t('learning:from_to', { lo: format.change(lo), hi: format.change(hi) })
    },
    days: (value) => format.integer(value as number),
    mase: (value) => format.metric(value as number),
    expected_mase: (value) => format.metric(value as number),
    coverage80: (value) => format.percent(value as number),
    people: (value) => format.integer(value as number),
    auc: (value) => format.metric(value as number),
    mean_probability: (value) => format.percent(value as number),
    rate: (value) => format.percent(value as number),
  }
  return (effect: Report['effect']) =>
    Object.entries(shown)
      .filter(([name]) => name in effect)
      .map(([name, text]) => {
        const value = effect[name]
        return [t(`monitor.effect.${name}`), value === null ? t('monitor.too_early') : text(value)] as const
      })
}

function Drift({ drift }: { drift: Report['drift'] }) {
  const { t } = useTranslation('pipeline')
  const { metric } = useFormat()
  return (
    <>
      <Title order={3} size="h6">
        {t('monitor.drift')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('monitor.drift_about')}
      </Text>
      <WideTable minWidth={320} label={t('monitor.drift')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('monitor.input')}</Table.Th>
            <Table.Th scope="col" ta="right">
              PSI
            </Table.Th>
            <Table.Th scope="col">{t('monitor.says')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {drift.map(({ input, psi, alert }) => (
            <Table.Tr key={input}>
              <Table.Th scope="row" fw={500}>
                {input}
              </Table.Th>
              <Table.Td ta="right">{metric(psi)}</Table.Td>
              <Table.Td>{t(alert ? 'monitor.strayed' : 'monitor.steady')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </>
  )
}
