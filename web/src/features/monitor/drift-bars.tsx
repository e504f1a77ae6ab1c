import { Paper, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../../charts/chart.tsx'
import { palette } from '../../charts/colours.ts'
import { useFormat } from '../../i18n/format.ts'
import { limitLine } from './limit-line.ts'
import { PSI_LIMIT } from './psi.ts'
import { useInputName } from './use-alert-words.ts'
import type { Look } from './use-monitor-history.ts'

const ROW = 34

/** Each input's PSI at the newest look, the farthest moved on top, with the limit. */
export function DriftBars({ look }: { look: Look }) {
  const { t } = useTranslation('monitor')
  const format = useFormat()
  const inputName = useInputName()
  const rows = useMemo(() => look.drift.toSorted((a, b) => (b.psi ?? 0) - (a.psi ?? 0)), [look])
  const limit = t('limit', { value: format.decimal(PSI_LIMIT) })
  const state = (alert: boolean) => t(alert ? 'moved' : 'as_learnt')
  const option = useMemo(
    () => ({
      grid: { left: 8, right: 110, top: 28, bottom: 8, containLabel: true },
      tooltip: { trigger: 'item' },
      xAxis: { type: 'value', max: ({ max }: { max: number }) => Math.max(max, PSI_LIMIT * 1.5), show: false },
      yAxis: { type: 'category', inverse: true, data: rows.map(({ input }) => inputName(input)) },
      series: [
        {
          type: 'bar',
          name: 'PSI',
          barMaxWidth: 18,
          data: rows.map(({ psi, alert }) => ({
            value: psi ?? 0,
            itemStyle: { color: alert ? palette[5] : palette[0] },
            label: { formatter: `${format.decimal(psi)} · ${t(alert ? 'moved' : 'as_learnt')}` },
          })),
          label: { show: true, position: 'right', color: 'inherit' },
          markLine: limitLine(PSI_LIMIT, limit, 'x'),
        },
      ],
    }),
    [rows, inputName, format, limit, t],
  )
  if (rows.length === 0)
    return (
      <Paper withBorder p="md">
        <Title order={2} size="h5">
          {t('drift_now')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('drift_too_early')}
        </Text>
      </Paper>
    )
  const moved = rows.filter(({ alert }) => alert)
  return (
    <Chart
      title={t('drift_now')}
      description={t('drift_now_says', {
        count: moved.length,
        inputs: moved.map(({ input }) => inputName(input)).join(', '),
        of: rows.length,
      })}
      option={option}
      height={60 + ROW * rows.length}
      table={{
        columns: [t('fact.input'), 'PSI', t('column.state')],
        rows: rows.map(({ input, psi, alert }) => [inputName(input), format.metric(psi), state(alert)]),
      }}
    />
  )
}
