import { expect, test } from 'vitest'
import { DAY_MS } from '../core/time.ts'
import type { SeriesSet } from '../models/forecaster.ts'
import { seasonalNaive } from '../models/naive-forecasts.ts'
import { forecastJudge } from './forecast.ts'

const week = [1, 5, 6, 7, 8, 9, 2]
const given = (value: (t: number) => number): SeriesSet => ({
  season: 7,
  series: [{ id: 's', start_ms: 0, step_ms: DAY_MS, values: Float64Array.from({ length: 60 }, (_, t) => value(t)) }],
})
const context = { seed: 1, signal: new AbortController().signal }
const window = { from_ms: 50 * DAY_MS, to_ms: 60 * DAY_MS }
const fittedBefore = (data: SeriesSet, day: number) =>
  seasonalNaive.fit(
    forecastJudge.before(data, day * DAY_MS),
    {},
    { ...context, cut_ms: day * DAY_MS, progress: () => {} },
  )

test('a model that learnt some time before the window is judged on the days of the window', async () => {
  const data = given((t) => week[t % 7])
  for (const day of [50, 45]) {
    const { metrics } = await forecastJudge.score(await fittedBefore(data, day), data, window, context)
    expect(metrics.wape).toBe(0)
  }
})

test('series that never moved have no MASE, and none is not the best there is', async () => {
  const data = given(() => 4)
  const { metrics } = await forecastJudge.score(await fittedBefore(data, 50), data, window, context)
  expect(metrics).toMatchObject({ mase: Number.NaN, series: 1, scale_zero: 1 })
})
