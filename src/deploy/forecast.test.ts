import { expect, test } from 'vitest'
import { newId } from '../core/ids.ts'
import { DAY_MS } from '../core/time.ts'
import { seasonalNaive } from '../models/naive-forecasts.ts'
import { forecast } from './forecast.ts'

/** A model that learnt ten weeks of which each day sold as its number in the week, up to a Monday's midnight. */
async function givenService(now: string) {
  const start_ms = Date.parse('2026-01-05T00:00:00Z')
  const values = Float64Array.from({ length: 70 }, (_, t) => 1 + (t % 7))
  const model = await seasonalNaive.fit(
    { season: 7, series: [{ id: 'tea', start_ms, step_ms: DAY_MS, values }] },
    {},
    { cut_ms: start_ms + 70 * DAY_MS, seed: 1, signal: new AbortController().signal, progress: () => undefined },
  )
  const served = { model, hash: 'hash', family: 'seasonal-naive', version: 1 }
  return {
    target: { project: newId(), target_id: newId(), name: 'demand' },
    serving: {
      champion: async () => served,
      challenger: async () => null,
      registered: async () => served,
      changed: () => undefined,
    },
    clock: { now: () => new Date(now) },
    log: { add: () => undefined, flush: async () => undefined, close: async () => undefined },
  }
}

test.each(['2026-03-19T00:00:00Z', '2026-03-19T09:30:00Z', '2026-03-19T23:59:59Z'])(
  'a forecast asked for at %s begins that day, whatever the hour',
  async (now) => {
    const { points } = await forecast(await givenService(now), { series: 'tea', horizon: 2 })
    // The Thursday and the Friday of the first week after training.
    expect(points.map(({ ds, mean }) => [ds, mean])).toEqual([
      ['2026-03-19', 4],
      ['2026-03-20', 5],
    ])
  },
)
