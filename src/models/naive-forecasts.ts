import { z } from 'zod'
import { forecastFamily } from './forecasting.ts'

const Nothing = z.strictObject({})

const meanOf = (values: Float64Array, from: number): number => {
  let sum = 0
  for (let t = from; t < values.length; t++) sum += values[t]
  return sum / (values.length - from)
}

export const zero = forecastFamily({
  name: 'zero',
  about: 'Nothing will sell: what rare items must beat.',
  params: Nothing,
  grid: [{}],
  point: () => (_values, horizon) => new Float64Array(horizon),
})

export const naive = forecastFamily({
  name: 'naive',
  about: 'The last value goes on.',
  params: Nothing,
  grid: [{}],
  point: () => (values, horizon) => new Float64Array(horizon).fill(values[values.length - 1]),
})

export const seasonalNaive = forecastFamily({
  name: 'seasonal-naive',
  about: 'The value of a season ago: the strong baseline.',
  params: Nothing,
  grid: [{}],
  point: () => (values, horizon, season) =>
    Float64Array.from({ length: horizon }, (_, h) => {
      const back = season - (h % season)
      return values[Math.max(0, values.length - back)]
    }),
})

const Window = z.strictObject({ window: z.int().min(1).max(366).default(28) })

export const movingAverage = forecastFamily<z.infer<typeof Window>>({
  name: 'moving-average',
  about: 'The mean of the last steps.',
  params: Window,
  grid: [{ window: 7 }, { window: 28 }, { window: 56 }],
  point:
    ({ window }) =>
    (values, horizon) =>
      new Float64Array(horizon).fill(meanOf(values, Math.max(0, values.length - window))),
})
