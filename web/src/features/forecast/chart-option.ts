import { band } from '../../charts/band.ts'
import { palette } from '../../charts/colours.ts'

/** One day as the chart has it; null where a line has nothing. */
export interface ChartDay {
  ds: string
  /** What was sold. */
  units: number | null
  /** What the same recipe forecast for days that were then still to come. */
  backtest: number | null
  mean: number | null
  lo80: number | null
  hi80: number | null
  lo95: number | null
  hi95: number | null
}

export interface Names {
  units: string
  backtest: string
  mean: string
  band80: string
  band95: string
}

/** How days and numbers are written. */
interface Words {
  date: (ds: string) => string
  units: (value: number) => string
  /** For the axis, where there is little room. */
  axis: (value: number) => string
}

/** History, backtest and forecast of one series, with the forecast's two bands. */
export function chartOption(days: readonly ChartDay[], names: Names, words: Words) {
  const column = (key: Exclude<keyof ChartDay, 'ds'>) => days.map((day) => day[key])
  const colour = palette[0]
  return {
    xAxis: { type: 'category', boundaryGap: false, data: days.map(({ ds }) => words.date(ds)) },
    yAxis: { type: 'value', axisLabel: { formatter: words.axis } },
    legend: { data: Object.values(names) },
    tooltip: { formatter: (marks: { dataIndex: number }[]) => inWords(days[marks[0].dataIndex], names, words) },
    series: [
      ...band({ name: names.band95, stack: '95', lo: column('lo95'), hi: column('hi95'), colour, opacity: 0.2 }),
      ...band({ name: names.band80, stack: '80', lo: column('lo80'), hi: column('hi80'), colour, opacity: 0.35 }),
      line(names.units, column('units'), palette[7], 'solid'),
      line(names.backtest, column('backtest'), palette[5], 'dashed'),
      line(names.mean, column('mean'), colour, 'solid'),
    ],
  }
}

const line = (name: string, data: (number | null)[], color: string, type: 'solid' | 'dashed') => ({
  name,
  data,
  type: 'line',
  symbol: 'none',
  lineStyle: { width: 2, type, color },
  itemStyle: { color },
})

function inWords(day: ChartDay, names: Names, { date, units }: Words): string {
  const { ds, units: sold, backtest, mean, lo80, hi80, lo95, hi95 } = day
  const said: string[] = [date(ds)]
  if (sold !== null) said.push(`${names.units}: ${units(sold)}`)
  if (backtest !== null) said.push(`${names.backtest}: ${units(backtest)}`)
  if (mean !== null) said.push(`${names.mean}: ${units(mean)}`)
  if (lo80 !== null && hi80 !== null) said.push(`${names.band80}: ${units(lo80)} – ${units(hi80)}`)
  if (lo95 !== null && hi95 !== null) said.push(`${names.band95}: ${units(lo95)} – ${units(hi95)}`)
  return said.join('\n')
}
