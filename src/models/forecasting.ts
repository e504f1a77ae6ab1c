import type { z } from 'zod'
import { BellwetherError } from '../core/errors.ts'
import { quantile } from '../stats/bootstrap.ts'
import { seasonalNaiveScale } from '../stats/forecast.ts'
import type { Family, Json, SavedModel } from './family.ts'
import { type Forecast, type Forecaster, QUANTILES, type SeriesSet } from './forecaster.ts'

/** A simple method's forecast: the mean of each step, from a series and a horizon. */
export type PointForecast = (values: Float64Array, horizon: number, season: number) => Float64Array

export interface Method<Params> {
  name: string
  about: string
  params: z.ZodType<Params & Json>
  grid: readonly Json[]
  point(params: Params): PointForecast
}

/** Steps that errors are looked at for: further steps take the last one's. */
const ERROR_HORIZON = 28
/** Origins in the past from which the method is tried on each series. */
const ORIGINS = 12

/**
 * A family from a method that forecasts means. Its quantiles are those of its own errors: the method is run from up to 12
 * earlier origins of each series, and the errors of the steps are what the future's are drawn from (empirical prediction
 * intervals, Williams & Goodman 1971). Demand is not negative: neither are the forecasts of series that never were.
 */
export function forecastFamily<Params>(method: Method<Params>): Family<SeriesSet, Forecaster> {
  return {
    name: method.name,
    about: method.about,
    params: method.params,
    grid: method.grid,
    async fit(data, params, { signal, progress }) {
      const point = method.point(method.params.parse(params))
      if (data.series.length === 0)
        throw new BellwetherError({ code: 'models.too_little_data', expected: 'at least one series' })
      const errors = new Map<string, Float64Array>()
      for (const [i, { id, values }] of data.series.entries()) {
        signal.throwIfAborted()
        errors.set(id, errorsOf(point, trimmed(values), data.season))
        progress(i / data.series.length)
      }
      return make(method, params, data, errors)
    },
    load(saved) {
      const { ids, season, lengths, starts } = saved.meta as {
        ids: string[]
        season: number
        lengths: number[]
        starts: number[]
      }
      const all = saved.tensors.values.data as Float64Array
      const quantiles = saved.tensors.errors.data as Float64Array
      let at = 0
      const series = ids.map((id, i) => {
        const values = all.slice(at, at + lengths[i])
        at += lengths[i]
        return { id, values, start_ms: starts[i], step_ms: 86_400_000 }
      })
      const width = QUANTILES.length
      return make(
        method,
        saved.params,
        { season, series },
        new Map(ids.map((id, i) => [id, quantiles.slice(i * width, (i + 1) * width)])),
      )
    },
  }
}

function make<Params>(
  method: Method<Params>,
  params: Json,
  data: SeriesSet,
  errors: ReadonlyMap<string, Float64Array>,
): Forecaster {
  const point = method.point(method.params.parse(params))
  const known = new Map(data.series.map((series) => [series.id, trimmed(series.values)]))
  const next = new Map(data.series.map(({ id, start_ms, step_ms, values }) => [id, start_ms + step_ms * values.length]))
  return {
    ids: data.series.map(({ id }) => id),
    next_ms: (id) => next.get(id) ?? Number.NaN,
    scale: (id) => seasonalNaiveScale(known.get(id) ?? [], data.season),
    forecast(id, horizon): Forecast {
      const values = known.get(id)
      const error = errors.get(id)
      if (!values || !error) throw new BellwetherError({ code: 'deploy.unknown_series', field: 'series', got: id })
      const mean = point(values, horizon, data.season)
      const floor = values.every((value) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY
      for (let h = 0; h < horizon; h++) mean[h] = Math.max(floor, mean[h])
      return { mean, quantiles: Array.from(error, (shift) => mean.map((value) => Math.max(floor, value + shift))) }
    },
    save: (): SavedModel => ({
      family: method.name,
      params,
      meta: {
        ids: data.series.map(({ id }) => id),
        season: data.season,
        lengths: data.series.map(({ values }) => values.length),
        starts: data.series.map(({ start_ms }) => start_ms),
      },
      tensors: {
        values: tensor(data.series.map(({ values }) => values)),
        errors: tensor(data.series.map(({ id }) => errors.get(id) as Float64Array)),
      },
    }),
  }
}

function tensor(parts: readonly Float64Array[]) {
  const data = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    data.set(part, at)
    at += part.length
  }
  return { shape: [data.length], data }
}

/** Steps before the first known one say nothing; unknown ones inside take the value before them. */
function trimmed(values: Float64Array): Float64Array {
  const first = values.findIndex((value) => !Number.isNaN(value))
  if (first < 0) return new Float64Array(1)
  const own = values.slice(first)
  for (let t = 1; t < own.length; t++) if (Number.isNaN(own[t])) own[t] = own[t - 1]
  return own
}

/** Quantiles of the method's errors from earlier origins. A series too short to try has the spread of its own values. */
function errorsOf(point: PointForecast, values: Float64Array, season: number): Float64Array {
  const found: number[] = []
  const shortest = Math.max(2 * season, 8)
  const step = Math.max(1, Math.floor((values.length - shortest) / ORIGINS))
  for (let origin = values.length - 1; origin >= shortest && found.length < ORIGINS * ERROR_HORIZON; origin -= step) {
    const horizon = Math.min(ERROR_HORIZON, values.length - origin)
    const forecast = point(values.subarray(0, origin), horizon, season)
    for (let h = 0; h < horizon; h++) found.push(values[origin + h] - forecast[h])
  }
  if (found.length < 8) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    found.push(...Array.from(values, (value) => value - mean))
  }
  const sorted = Float64Array.from(found).sort()
  return Float64Array.from(QUANTILES, (q) => quantile(sorted, q))
}
