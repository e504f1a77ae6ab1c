import type { EChartsCoreOption } from 'echarts/core'
import { palette } from '../../charts/colours.ts'
import type { Line } from './trend-lines.ts'

interface TrendOptionInput {
  lines: readonly Line[]
  /** Names of the intervals, in full. */
  labels: readonly string[]
  short: (index: number) => string
  beforeName: (name: string) => string
  number: (value: number | null) => string
  compact: (value: number) => string
}

/** Marks beside the colour, so that lines are told apart without it. */
const marks = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond']

/** More points than this stand too close for marks. */
const MARKED = 62

/** A line a series; what came before is dashed in the same colour. */
export function trendOption(input: TrendOptionInput): EChartsCoreOption {
  const { lines, labels, short, beforeName, number, compact } = input
  const shape = (i: number, values: readonly (number | null)[]) => ({
    type: 'line',
    data: values,
    // Shifted with each round of the colours: no two lines share both.
    symbol: marks[(i + Math.floor(i / palette.length)) % marks.length],
    symbolSize: 6,
    showSymbol: labels.length <= MARKED,
    itemStyle: { color: palette[i % palette.length] },
  })
  const present = lines.map(({ name, values }, i) => ({ ...shape(i, values), name, lineStyle: { width: 2 } }))
  const before = lines.flatMap(({ name, before }, i) =>
    before
      ? [
          {
            ...shape(i, before.values.slice(0, labels.length)),
            name: beforeName(name),
            showSymbol: false,
            lineStyle: { width: 1.5, type: 'dashed', opacity: 0.7 },
          },
        ]
      : [],
  )
  const several = present.length + before.length > 1
  return {
    xAxis: {
      type: 'category',
      data: labels,
      axisLabel: { formatter: (_: string, index: number) => short(index), hideOverlap: true },
    },
    yAxis: { type: 'value', axisLabel: { formatter: compact } },
    tooltip: { valueFormatter: number, order: 'valueDesc' },
    legend: { show: several },
    grid: { left: 8, right: 16, top: several ? 36 : 12, bottom: 8, containLabel: true },
    series: [...present, ...before],
  }
}
