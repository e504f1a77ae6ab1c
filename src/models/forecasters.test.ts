import { expect, test } from 'vitest'
import { DAY_MS } from '../core/time.ts'
import type { Family, FitContext } from './family.ts'
import { type Forecaster, QUANTILES, type SeriesSet } from './forecaster.ts'
import { forecasters } from './forecasters.ts'

const context: FitContext = { cut_ms: 0, seed: 1, signal: new AbortController().signal, progress: () => undefined }
const set = (season: number, ...values: number[][]): SeriesSet => ({
  season,
  series: values.map((own, i) => ({ id: `s${i}`, start_ms: 0, step_ms: DAY_MS, values: Float64Array.from(own) })),
})
const trained = (family: Family<SeriesSet, Forecaster>, data: SeriesSet) =>
  family.fit(data, family.params.parse({}), context)
const named = (name: string) => forecasters.find((family) => family.name === name) as (typeof forecasters)[number]

const week = [0, 5, 6, 7, 8, 9, 2]
const weeks = Array.from({ length: 140 }, (_, t) => week[t % 7] + (t % 3))

/** Means that each family must give after 1, 2, 3, 4 (season 1), worked by hand; a family without one fails. */
const golden: Record<string, number[]> = {
  zero: [0, 0],
  naive: [4, 4],
  'seasonal-naive': [4, 4],
  'moving-average': [2.5, 2.5],
}

test('simple methods say what their names say', async () => {
  for (const [name, expected] of Object.entries(golden)) {
    const model = await trained(named(name), set(1, [1, 2, 3, 4]))
    expect(Array.from(model.forecast('s0', 2).mean)).toEqual(expected)
  }
})

test('theta goes on with half the slope, smoothing with the last level', async () => {
  const line = Array.from({ length: 60 }, (_, t) => 10 + 2 * t)
  const step = (mean: Float64Array) => mean[1] - mean[0]
  expect(step((await trained(named('theta'), set(1, line))).forecast('s0', 2).mean)).toBeCloseTo(1, 9)
  expect(step((await trained(named('ses'), set(1, line))).forecast('s0', 2).mean)).toBe(0)
})

test('theta and the seasonal naive follow a week', async () => {
  for (const name of ['theta', 'seasonal-naive']) {
    const { mean } = (await trained(named(name), set(7, weeks))).forecast('s0', 7)
    const low = mean.indexOf(Math.min(...mean))
    expect(low).toBe(0)
  }
})

test.each(forecasters.map((family) => [family.name, family] as const))(
  '%s gives quantiles in order that are never negative',
  async (_, family) => {
    const { mean, quantiles } = (await trained(family, set(7, weeks))).forecast('s0', 21)
    expect(mean).toHaveLength(21)
    expect(quantiles).toHaveLength(QUANTILES.length)
    for (let h = 0; h < 21; h++) {
      for (let q = 0; q < QUANTILES.length; q++) {
        expect(quantiles[q][h]).toBeGreaterThanOrEqual(q === 0 ? 0 : quantiles[q - 1][h])
      }
    }
  },
)

test.each(forecasters.map((family) => [family.name, family] as const))(
  '%s comes back from its saved form the same',
  async (_, family) => {
    const model = await trained(family, set(7, weeks, [3, 0, 1]))
    const again = family.load(structuredClone(model.save()))
    expect(again.ids).toEqual(['s0', 's1'])
    expect(again.forecast('s0', 9)).toEqual(model.forecast('s0', 9))
    expect(again.scale('s0')).toBe(model.scale('s0'))
    expect([model.next_ms('s1'), again.next_ms('s1')]).toEqual([3 * DAY_MS, 3 * DAY_MS])
  },
)

test.each(forecasters.map((family) => [family.name, family] as const))(
  '%s bears constants, gaps and a single value',
  async (_, family) => {
    const model = await trained(
      family,
      set(7, Array(40).fill(5), [1, Number.NaN, 3, Number.NaN, 2, 2, 2, 2, 2, 2], [4]),
    )
    for (const id of model.ids)
      for (const value of model.forecast(id, 3).mean) expect(Number.isFinite(value)).toBe(true)
  },
)

test('a series that the model does not know is refused by name', async () => {
  const model = await trained(named('naive'), set(1, [1, 2]))
  expect(() => model.forecast('nothing', 1)).toThrow(
    expect.objectContaining({ code: 'deploy.unknown_series', got: 'nothing' }),
  )
})

test('no series at all is too little', async () => {
  await expect(trained(named('naive'), set(1))).rejects.toMatchObject({ code: 'models.too_little_data' })
})
