import { useTranslation } from 'react-i18next'
import { band } from '../../charts/band.ts'
import { Chart } from '../../charts/chart.tsx'
import { palette } from '../../charts/colours.ts'
import { useFormat } from '../../i18n/format.ts'
import type { LiftLook } from './use-lift.ts'

/** A hundredth of a percent is more than a lift needs. */
const rounded = (value: number | null | undefined) =>
  value === null || value === undefined ? null : Math.round(value * 10_000) / 10_000

/** Lift at each look, its 95 % interval as a band. */
export function LiftChart({ looks }: { looks: readonly LiftLook[] }) {
  const { t } = useTranslation('recommendations')
  const { change, minute, day, integer } = useFormat()
  const at = looks.map(({ made_at }) => day(made_at))
  const lo = looks.map(({ interval }) => interval?.[0] ?? null)
  const hi = looks.map(({ interval }) => interval?.[1] ?? null)
  const last = looks[looks.length - 1]
  return (
    <Chart
      title={t('lift.chart')}
      description={t('lift.chart_about', { count: looks.length, lift: change(last.lift) })}
      height={260}
      table={{
        columns: [t('lift.time'), t('lift.lift'), t('lift.lo'), t('lift.hi'), t('lift.requests')],
        rows: looks.map(({ made_at, lift, interval, champion, control }) => [
          minute(made_at),
          ...[lift, interval?.[0], interval?.[1]].map(rounded),
          champion.n + control.n,
        ]),
      }}
      option={{
        xAxis: { type: 'category', data: at },
        yAxis: { type: 'value', axisLabel: { formatter: (value: number) => change(value) } },
        legend: { data: [t('lift.lift'), t('lift.interval')] },
        tooltip: {
          formatter: (marks: { dataIndex: number }[]) => {
            const { made_at, lift, interval, champion, control } = looks[marks[0].dataIndex]
            return [
              minute(made_at),
              `${t('lift.lift')}: ${change(lift)}`,
              `${t('lift.interval')}: ${change(interval?.[0])} – ${change(interval?.[1])}`,
              `${t('lift.requests')}: ${integer(champion.n + control.n)}`,
            ].join('\n')
          },
        },
        series: [
          ...band({ name: t('lift.interval'), stack: 'interval', lo, hi, colour: palette[0], opacity: 0.2 }),
          {
            name: t('lift.lift'),
            type: 'line',
            data: looks.map(({ lift }) => lift),
            symbolSize: 7,
            itemStyle: { color: palette[0] },
            markLine: {
              silent: true,
              symbol: 'none',
              label: { show: false },
              lineStyle: { type: 'dashed', color: palette[7] },
              data: [{ yAxis: 0 }],
            },
          },
        ],
      }}
    />
  )
}
