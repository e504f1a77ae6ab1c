import { Paper, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../../charts/chart.tsx'
import { palette } from '../../charts/colours.ts'
import { useFormat } from '../../i18n/format.ts'
import { type Judged, judged } from './effect.ts'
import { useLookAxis } from './use-look-axis.ts'
import type { Look } from './use-monitor-history.ts'

/** How well the model did at every look, beside what it is judged by; on the same axis of time as the drift. */
export function EffectOverTime({ looks }: { looks: readonly Look[] }) {
  const { t } = useTranslation('monitor')
  const format = useFormat()
  const points = useMemo(() => looks.map(judged), [looks])
  const measured = points.filter(({ value }) => value !== null)
  const use = points.at(-1)?.use ?? 'forecast'
  const show = { recommendation: format.change, forecast: format.metric, propensity: format.percent }[use]
  const axis = useLookAxis(looks)
  const [name, against, title] = [t(`effect.${use}.name`), t(`effect.${use}.against`), t(`effect.${use}.title`)]
  const option = useMemo(
    () => ({
      xAxis: axis,
      tooltip: { valueFormatter: show },
      legend: { data: [name, against] },
      yAxis: { type: 'value', scale: true, axisLabel: { formatter: show } },
      series: [...band(points), ...lines(points, name, against)],
    }),
    [axis, points, name, against, show],
  )
  if (measured.length === 0)
    return (
      <Paper withBorder p="md">
        <Title order={2} size="h5">
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {t(`effect.${use}.none`)}
        </Text>
      </Paper>
    )
  const last = measured.at(-1)
  return (
    <Chart
      title={title}
      description={t(`effect.${use}.says`, {
        at: format.day(last?.at),
        value: show(last?.value),
        against: show(last?.against),
        low: show(last?.interval?.[0]),
        high: show(last?.interval?.[1]),
      })}
      option={option}
      height={260}
      table={{
        columns: [t('column.look'), name, ...(use === 'recommendation' ? [t('fact.lift_ci95')] : [against])],
        rows: points.map(({ at, value, interval, against: limit }) => [
          format.minute(at),
          show(value),
          use === 'recommendation'
            ? interval && t('from_to', { from: show(interval[0]), to: show(interval[1]) })
            : show(limit),
        ]),
      }}
    />
  )
}

/** The interval as a band: an invisible line at its foot, and the height above it filled. */
function band(points: readonly Judged[]) {
  if (points.every(({ interval }) => interval === null)) return []
  const part = {
    type: 'line',
    stack: 'interval',
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
  }
  return [
    { ...part, data: points.map((one) => one.interval?.[0] ?? null), tooltip: { show: false } },
    {
      ...part,
      areaStyle: { color: palette[0], opacity: 0.2 },
      data: points.map((one) => (one.interval ? one.interval[1] - one.interval[0] : null)),
      tooltip: { show: false },
    },
  ]
}

const lines = (points: readonly Judged[], name: string, against: string) => [
  {
    type: 'line',
    name,
    color: palette[0],
    symbolSize: 8,
    data: points.map((one) => one.value),
  },
  {
    type: 'line',
    name: against,
    color: palette[5],
    symbol: 'none',
    lineStyle: { type: 'dashed' },
    data: points.map((one) => one.against),
  },
]
