import type { Classifier, Examples } from '../models/classifier.ts'
import { bootstrapStatistic } from '../stats/bootstrap.ts'
import {
  areaUnderCurve,
  atThreshold,
  averagePrecision,
  brier,
  byProbability,
  calibrationError,
} from '../stats/classification.ts'
import type { Judge } from './judge.ts'

/** Outcomes and probabilities of the same people in the same order: what pairs two models. */
export interface PeopleScores {
  y: Uint8Array
  p: Float64Array
}

/**
 * The people as they were when the window began, against what they did in it. The threshold of the yes-or-no metrics is
 * the model's own, found on training rows. Intervals by bootstrap over people.
 */
export const propensityJudge: Judge<Examples, Classifier, PeopleScores> = {
  main: 'auc',
  higher_is_better: true,
  baseline: 'base-rate',
  before: (data, cut_ms) => pick(data, (row) => data.moment_ms[row] + data.window_ms <= cut_ms),
  async score(model, data, window, { seed }) {
    const { x, y } = pick(data, (row) => data.moment_ms[row] === window.from_ms)
    const p = model.probability(x)
    const { accuracy, precision, recall, f1 } = atThreshold(y, p, model.threshold)
    const order = byProbability(p)
    const interval = (statistic: typeof areaUnderCurve) =>
      bootstrapStatistic(y.length, (rows) => statistic(y, p, { order, times: timesOf(rows) }), {
        seed,
        resamples: RESAMPLES,
      })
    return {
      metrics: {
        auc: areaUnderCurve(y, p),
        average_precision: averagePrecision(y, p),
        accuracy,
        precision,
        recall,
        f1,
        brier: brier(y, p),
        ece: calibrationError(y, p),
        people: y.length,
        rate: y.reduce((sum, one) => sum + one, 0) / Math.max(1, y.length),
      },
      ci95: { auc: interval(areaUnderCurve), average_precision: interval(averagePrecision) },
      units: { y, p },
    }
  },
  compare({ units: { y, p: a } }, { units: { p: b } }, seed) {
    const [orderA, orderB] = [byProbability(a), byProbability(b)]
    const each = (times?: Int32Array): [number, number] => [
      areaUnderCurve(y, a, { order: orderA, times }),
      areaUnderCurve(y, b, { order: orderB, times }),
    ]
    const gap = ([ofA, ofB]: [number, number]) => ofA - ofB
    const positives = y.reduce((sum, one) => sum + one, 0)
    return {
      difference: gap(each()),
      pairs: Math.min(positives, y.length - positives),
      each: each(),
      on: `the same ${y.length} people`,
      ...bootstrapStatistic(y.length, (rows) => gap(each(timesOf(rows))), { seed, resamples: RESAMPLES }),
    }
  },
}

const RESAMPLES = 1_000

/** How often each row was drawn. */
function timesOf(rows: Int32Array): Int32Array {
  const times = new Int32Array(rows.length)
  for (const row of rows) times[row]++
  return times
}

function pick(data: Examples, wanted: (row: number) => boolean): Examples {
  const rows = Array.from(data.y.keys()).filter(wanted)
  const columns = data.names.length
  const x = new Float64Array(rows.length * columns)
  rows.forEach((row, i) => {
    x.set(data.x.subarray(row * columns, (row + 1) * columns), i * columns)
  })
  return {
    ...data,
    x,
    y: Uint8Array.from(rows, (row) => data.y[row]),
    moment_ms: Float64Array.from(rows, (row) => data.moment_ms[row]),
    people: rows.map((row) => data.people[row]),
  }
}
