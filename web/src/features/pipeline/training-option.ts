import type { EChartsCoreOption } from 'echarts/core'
import { palette } from '../../charts/colours.ts'
import type { TrainingPoint } from './training-series.ts'

interface Names {
  loss: string
  validation: string
  step: string
}

interface Words {
  loss: (value: number | null | undefined) => string
  step: (value: number) => string
}

/** Loss while training, and on what was held out, against the steps. */
export function trainingOption(points: readonly TrainingPoint[], names: Names, words: Words): EChartsCoreOption {
  const validated = points.filter(({ validation }) => validation !== null)
  return {
    grid: { left: 8, right: 24, top: 36, bottom: 28, containLabel: true },
    xAxis: {
      type: 'value',
      name: names.step,
      nameLocation: 'middle',
      nameGap: 26,
      max: 'dataMax',
      axisLabel: { formatter: words.step, hideOverlap: true },
    },
    yAxis: { type: 'value', scale: true },
    tooltip: { valueFormatter: words.loss, axisPointer: { label: { formatter: () => '' } } },
    series: [
      {
        name: names.loss,
        type: 'line',
        symbol: 'none',
        lineStyle: { width: 2 },
        itemStyle: { color: palette[0] },
        data: points.map(({ step, loss }) => [step, loss]),
      },
      {
        name: names.validation,
        type: 'line',
        symbol: 'diamond',
        symbolSize: 6,
        showSymbol: validated.length <= 60,
        lineStyle: { width: 2, type: 'dashed' },
        itemStyle: { color: palette[5] },
        data: validated.map(({ step, validation }) => [step, validation]),
      },
    ],
  }
}
