import type { ChartDay } from './chart-option.ts'
import type { Forecast, History } from './use-story.ts'

const nothing = { units: null, backtest: null, mean: null, lo80: null, hi80: null, lo95: null, hi95: null }

/** Each day of the past and of the forecast once, in order. */
export function daysOf({ actual, backtest }: History, points: Forecast['points']): ChartDay[] {
  const days = new Map<string, ChartDay>()
  const add = (ds: string, some: Partial<ChartDay>) => days.set(ds, { ...nothing, ...days.get(ds), ...some, ds })
  for (const { ds, units } of actual) add(ds, { units })
  for (const { ds, mean } of backtest) add(ds, { backtest: mean })
  for (const point of points) add(point.ds, point)
  return [...days.values()].sort((a, b) => (a.ds < b.ds ? -1 : 1))
}
