import { BellwetherError } from '../core/errors.ts'
import { NIL_UUID, newId } from '../core/ids.ts'
import { type Clock, DAY_MS, dayOf, startOfDay } from '../core/time.ts'
import { type Forecaster, QUANTILES } from '../models/forecaster.ts'
import type { PredictionLog } from './prediction-log.ts'
import type { TargetRef } from './registry.ts'
import type { Serving } from './serving.ts'

export interface ForecastRequest {
  /** Id of a series; `*` is the total. */
  series: string
  /** Days, counted from today. */
  horizon: number
  /** An answer to look at: it is not logged. */
  preview?: boolean
}

export interface ForecastPoint {
  /** YYYY-MM-DD (UTC) */
  ds: string
  mean: number
  lo80: number
  hi80: number
  lo95: number
  hi95: number
}

export interface ForecastAnswer {
  /** Null where the answer was not logged. */
  prediction_id: string | null
  series: string
  model: { name: string; version: number }
  points: ForecastPoint[]
}

/** What answers for one forecast target. */
export interface ForecastService {
  target: TargetRef & { name: string }
  serving: Serving<Forecaster>
  clock: Clock
  log: PredictionLog
}

/**
 * Demand a day from today on, with its intervals. Days between the model's last training day and today are forecast too
 * and left out, so that an older model answers for the same days. Throws `deploy.unknown_series`.
 */
export async function forecast(service: ForecastService, request: ForecastRequest): Promise<ForecastAnswer> {
  const { model, family, version, hash } = await service.serving.champion()
  if (!model.ids.includes(request.series)) {
    throw new BellwetherError({
      code: 'deploy.unknown_series',
      field: 'series',
      got: request.series,
      expected: `one of ${model.ids.length} series, such as ${model.ids.slice(0, 3).join(', ')}`,
      hint: 'Items sold too rarely are forecast in the total, *, only.',
    })
  }
  const now = service.clock.now()
  const passed = Math.max(0, (startOfDay(now.getTime()) - model.next_ms(request.series)) / DAY_MS)
  const points = pointsOf(model, request.series, passed + request.horizon).slice(passed)
  const answer = { series: request.series, model: { name: family, version }, points }
  if (request.preview) return { ...answer, prediction_id: null }
  const prediction_id = newId()
  service.log.add({
    project_id: service.target.project,
    target: service.target.name,
    prediction_id,
    person_id: NIL_UUID,
    distinct_id: '',
    predicted_at: now.toISOString(),
    model: family,
    version,
    arm: 'champion',
    fallback: '',
    items: [request.series],
    scores: [],
    value: points[0].mean,
    context: JSON.stringify({ model_hash: hash, horizon: request.horizon }),
  })
  return { ...answer, prediction_id }
}

const at = Object.fromEntries(QUANTILES.map((quantile, index) => [quantile, index]))

/** A model's forecast of the days after its last training day, in order. */
function pointsOf(model: Forecaster, series: string, horizon: number): ForecastPoint[] {
  const { mean, quantiles } = model.forecast(series, horizon)
  const first_ms = model.next_ms(series)
  return Array.from(mean, (value, step) => ({
    ds: dayOf(first_ms + step * DAY_MS),
    mean: value,
    lo80: quantiles[at[0.1]][step],
    hi80: quantiles[at[0.9]][step],
    lo95: quantiles[at[0.025]][step],
    hi95: quantiles[at[0.975]][step],
  }))
}
