import { type Forecast, type Forecaster, QUANTILES, type SeriesSet } from '../models/forecaster.ts'
import { bootstrapMean } from '../stats/bootstrap.ts'
import { intervalCoverage, mase, pinball, seasonalNaiveScale, smape, weightedError } from '../stats/forecast.ts'
import type { Judge, Window } from './judge.ts'

/** MASE of each series, NaN where the series never moved: what pairs two models. */
export interface SeriesScores {
  ids: string[]
  mase: Float64Array
}

type Series = SeriesSet['series'][number]

const at = (q: (typeof QUANTILES)[number]) => QUANTILES.indexOf(q)
const DECILES = QUANTILES.filter((q) => q >= 0.1 && q <= 0.9)

/**
 * Every step of the window, for every series that begins before it: means over series, intervals by bootstrap over series.
 * Series whose seasonal naive never erred have no MASE and are left out of it (counted in `scale_zero`).
 */
export const forecastJudge: Judge<SeriesSet, Forecaster, SeriesScores> = {
  main: 'mase',
  higher_is_better: false,
  baseline: 'seasonal-naive',
  before: (data, cut_ms) => ({
    season: data.season,
    series: data.series.flatMap((series) => {
      const values = series.values.slice(0, stepsBefore(series, cut_ms))
      return values.length ? [{ ...series, values }] : []
    }),
  }),
  async score(model, data, window, { seed, signal }) {
    const known = new Set(model.ids)
    const judged = data.series.filter((series) => series.start_ms < window.from_ms && known.has(series.id))
    const scores = judged.map((series) => {
      signal.throwIfAborted()
      return scoreSeries(model, series, window, data.season)
    })
    const scaled = Float64Array.from(scores, (score) => score.mase)
    const valid = scaled.filter((value) => !Number.isNaN(value))
    const sum = (of: (score: SeriesScore) => number) => scores.reduce((total, score) => total + of(score), 0)
    const mean = (of: (score: SeriesScore) => number) => sum(of) / Math.max(1, scores.length)
    return {
      metrics: {
        mase: average(valid),
        smape: mean((score) => score.smape),
        wape:
          sum((score) => score.error) /
          Math.max(
            Number.MIN_VALUE,
            sum((score) => score.size),
          ),
        pinball: average(Float64Array.from(scores, (score) => score.pinball).filter((value) => !Number.isNaN(value))),
        coverage80: mean((score) => score.coverage80),
        coverage95: mean((score) => score.coverage95),
        series: scores.length,
        scale_zero: scaled.length - valid.length,
      },
      ci95: { mase: bootstrapMean(valid, { seed }) },
      units: { ids: judged.map(({ id }) => id), mase: scaled },
    }
  },
  compare({ units: a }, { units: b }, seed) {
    const other = new Map(b.ids.map((id, i) => [id, b.mase[i]]))
    const pairs = a.ids
      .map((id, i) => [a.mase[i], other.get(id) ?? Number.NaN] as const)
      .filter(([own, others]) => !Number.isNaN(others - own))
    const differences = pairs.map(([own, others]) => others - own)
    return {
      difference: average(differences),
      pairs: pairs.length,
      each: [average(pairs.map(([own]) => own)), average(pairs.map(([, others]) => others))],
      on: `the ${pairs.length} series both know`,
      ...bootstrapMean(differences, { seed }),
    }
  },
}

const stepsBefore = ({ start_ms, step_ms, values }: Series, cut_ms: number): number =>
  Math.max(0, Math.min(values.length, Math.floor((cut_ms - start_ms) / step_ms)))

/** NaN of none: no error at all would be the best there is. */
const average = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length

interface SeriesScore {
  mase: number
  smape: number
  error: number
  size: number
  pinball: number
  coverage80: number
  coverage95: number
}

function scoreSeries(model: Forecaster, series: Series, window: Window, season: number): SeriesScore {
  const from = stepsBefore(series, window.from_ms)
  const actual = series.values.slice(from, stepsBefore(series, window.to_ms))
  const scale = seasonalNaiveScale(series.values.subarray(0, from), season)
  const forecast = forecastFrom(model, series, series.start_ms + from * series.step_ms, actual.length)
  return { ...scoreForecast(forecast, actual, scale), ...weightedError(actual, forecast.mean) }
}

/** A model's forecast of the steps from an instant on; one that learnt some time before has more steps to look ahead. */
function forecastFrom(model: Forecaster, { id, step_ms }: Series, from_ms: number, steps: number): Forecast {
  const passed = Math.max(0, Math.round((from_ms - model.next_ms(id)) / step_ms))
  const { mean, quantiles } = model.forecast(id, passed + steps)
  return { mean: mean.slice(passed), quantiles: quantiles.map((values) => values.slice(passed)) }
}

/** A forecast against what came. */
function scoreForecast(
  { mean, quantiles }: Forecast,
  actual: Float64Array,
  scale: number,
): Omit<SeriesScore, 'error' | 'size'> {
  const loss = DECILES.reduce((sum, q) => sum + pinball(actual, quantiles[at(q)], q), 0) / DECILES.length
  return {
    mase: mase(actual, mean, scale),
    smape: smape(actual, mean),
    pinball: scale > 0 ? loss / scale : Number.NaN,
    coverage80: intervalCoverage(actual, quantiles[at(0.1)], quantiles[at(0.9)]),
    coverage95: intervalCoverage(actual, quantiles[at(0.025)], quantiles[at(0.975)]),
  }
}
