import type { EChartsCoreOption } from 'echarts/core'
import { palette } from '../../charts/colours.ts'

interface Bars {
  name: string
  /** People of each step, or shares where values are compared. */
  values: readonly (number | null)[]
  /** Written over each bar. */
  labels?: readonly string[]
  /** Hatched: what came before. */
  hatched?: boolean
}

interface FunnelOptionInput {
  steps: readonly string[]
  bars: readonly Bars[]
  value: (value: number | null) => string
  axis: (value: number) => string
  /** Colour of what is written over the bars. */
  ink: string
}

/** A bar for each step; several beside each other where values or ranges are compared. */
export function funnelOption({ steps, bars, value, axis, ink }: FunnelOptionInput): EChartsCoreOption {
  const several = bars.length > 1
  return {
    xAxis: {
      type: 'category',
      data: steps.map((name, i) => `${i + 1}. ${name}`),
      axisLabel: { interval: 0, width: Math.max(60, 420 / steps.length), overflow: 'truncate' },
      axisTick: { show: false },
    },
    yAxis: { type: 'value', min: 0, axisLabel: { formatter: axis } },
    tooltip: { valueFormatter: value, axisPointer: { type: 'shadow' } },
    legend: { show: several },
    grid: { left: 8, right: 16, top: several ? 44 : 28, bottom: 8, containLabel: true },
    series: bars.map(({ name, values, labels, hatched }, i) => ({
      type: 'bar',
      name,
      data: values,
      barMaxWidth: 96,
      cursor: 'pointer',
      label: {
        show: labels !== undefined,
        position: 'top',
        color: ink,
        formatter: ({ dataIndex }: { dataIndex: number }) => labels?.[dataIndex] ?? '',
      },
      itemStyle: {
        borderRadius: [4, 4, 0, 0],
        ...(hatched
          ? {
              color: palette[0],
              opacity: 0.55,
              decal: { symbol: 'rect', rotation: Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 5] },
            }
          : i >= palette.length
            ? { decal: { symbol: 'rect', rotation: Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 5] } }
            : {}),
      },
    })),
  }
}
