import { useComputedColorScheme } from '@mantine/core'
import type { EChartsCoreOption } from 'echarts/core'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../../charts/chart.tsx'
import { palette, quiet } from '../../charts/colours.ts'
import type { Target } from '../../components/use-targets.ts'
import { baselineOf, lowerIsBetter, mainMetric, useMetricFormat } from '../../learning/metrics.ts'
import type { LeaderboardLine } from '../../learning/run.ts'
import { whisker } from './whisker.ts'

interface LeaderboardChartProps {
  lines: readonly LeaderboardLine[]
  target: Target
  winner?: string
  controls: ReactNode
}

/** The main metric of every family: a point, and a whisker that is its 95 % interval. */
export function LeaderboardChart({ lines, target, winner, controls }: LeaderboardChartProps) {
  const { t } = useTranslation('models')
  const value = useMetricFormat()
  const scheme = useComputedColorScheme('light')
  const main = mainMetric[target.use]
  const metric = t(`learning:metric.${main}.name`)
  const rows = useMemo(() => {
    const roleOf = (name: string) =>
      name === winner ? t('learning:winner') : name === baselineOf[target.use] ? t('learning:baseline') : ''
    return lines.map(({ name, metrics, ci95 }) => {
      const role = roleOf(name)
      return { name, label: role ? `${name} · ${role}` : name, at: metrics[main] ?? null, ...ci95[main] }
    })
  }, [lines, winner, target.use, main, t])
  const option = useMemo(
    () => optionOf(rows, { metric, back: quiet[scheme].back, winner, value: (at) => value(main, at) }),
    [rows, metric, scheme, winner, value, main],
  )
  const better = t(lowerIsBetter.has(main) ? 'less_is_better' : 'more_is_better')
  const [best] = rows
  return (
    <Chart
      title={t('chart', { metric, better })}
      description={t('chart_about', {
        metric,
        count: rows.length,
        best: best?.label,
        value: value(main, best?.at),
      })}
      option={option}
      height={Math.max(200, 34 * rows.length + 60)}
      controls={controls}
      table={{
        columns: [t('learning:family'), metric, t('low'), t('high')],
        rows: rows.map(({ label, at, lo, hi }) => [label, at, lo ?? null, hi ?? null]),
      }}
    />
  )
}

interface Row {
  name: string
  label: string
  at: number | null
  lo?: number
  hi?: number
}

interface Looks {
  metric: string
  back: string
  winner?: string
  value: (at: number | null | undefined) => string
}

function optionOf(rows: readonly Row[], { metric, back, winner, value }: Looks): EChartsCoreOption {
  const drawn = rows.filter((row): row is Row & { at: number } => row.at !== null)
  return {
    grid: { left: 8, right: 24, top: 8, bottom: 28, containLabel: true },
    tooltip: {
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const { label, at, lo, hi } = drawn[dataIndex]
        return `${label}\n${metric} ${value(at)}${lo === undefined ? '' : `  (${value(lo)} – ${value(hi)})`}`
      },
    },
    xAxis: { type: 'value', scale: true, name: metric, nameLocation: 'middle', nameGap: 26 },
    yAxis: { type: 'category', data: drawn.map(({ label }) => label), inverse: true },
    series: [
      {
        type: 'custom',
        renderItem: whisker(back),
        encode: { x: [0, 2, 3], y: 1 },
        data: drawn.map(({ name, at, lo, hi }, i) => ({
          value: [at, i, lo ?? at, hi ?? at],
          itemStyle: { color: name === winner ? palette[5] : palette[0] },
        })),
      },
    ],
  }
}
