import { z } from 'zod'
import { BellwetherError } from '../core/errors.ts'
import { DAY_MS } from '../core/time.ts'
import { atThreshold } from '../stats/classification.ts'
import type { Classifier, Examples } from './classifier.ts'
import type { Family, Json } from './family.ts'
import { fitLogistic, linear, sigmoid } from './logistic-regression.ts'

const Params = z.strictObject({
  /** L2 penalty on standardised weights, for each thousand rows. */
  penalty: z.number().min(1e-3).max(1e3).default(1),
  /** Days after which an earlier moment counts half. */
  half_life_days: z.number().min(7).max(3_650).default(182),
})

/** A feature's place and spread in the training rows, after the logarithm. */
interface Scale {
  mean: Float64Array
  deviation: Float64Array
}

/**
 * Logistic regression on what is known of a person, taught on several earlier moments, newer ones counting more. Features
 * are put on a signed logarithmic scale and standardised. Its probabilities are calibrated (Platt 1999) on the newest
 * moment, held back from the weights.
 */
export const logistic: Family<Examples, Classifier> = {
  name: 'logistic',
  about: 'Logistic regression on recency, frequency, value, tenure and trend, calibrated.',
  params: Params,
  grid: [{ penalty: 0.1 }, { penalty: 1 }, { penalty: 10 }, { penalty: 1, half_life_days: 91 }],
  async fit(data, params) {
    const { penalty, half_life_days } = Params.parse(params)
    const rows = data.y.length
    const positives = data.y.reduce((sum, one) => sum + one, 0)
    if (positives === 0 || positives === rows) {
      throw new BellwetherError({
        code: 'models.too_little_data',
        field: 'outcome',
        expected: 'people who did it and people who did not',
        got: `${positives} of ${rows} did it`,
      })
    }
    const scale = scaleOf(data)
    const x = standardised(data.x, data.names.length, scale)
    const newest = data.moment_ms.reduce((max, moment) => Math.max(max, moment), 0)
    const importance = data.moment_ms.map((moment) => 0.5 ** ((newest - moment) / DAY_MS / half_life_days))
    const strength = (penalty * rows) / 1000
    // The held-back moment tells how far off probabilities are; the weights themselves then learn from every moment.
    const held = importance.map((own, i) => (data.moment_ms[i] === newest ? 0 : own))
    const calibration = calibrate(data, x, fitLogistic(x, data.y, data.names.length, strength, held).weights, newest)
    const { weights } = fitLogistic(x, data.y, data.names.length, strength, importance)
    const model = make(data.names, { ...scale, weights, calibration }, params)
    return make(
      data.names,
      { ...scale, weights, calibration, threshold: bestThreshold(data.y, model.probability(data.x)) },
      params,
    )
  },
  load({ params, meta, tensors }) {
    const of = (name: string) => tensors[name].data as Float64Array
    const [threshold] = of('threshold')
    return make(
      meta.names as string[],
      {
        mean: of('mean'),
        deviation: of('deviation'),
        weights: of('weights'),
        calibration: of('calibration'),
        threshold,
      },
      params,
    )
  },
}

/** A feature that spreads less than rounding does was the same for everyone, and says nothing of whoever differs. */
const CONSTANT = 1e-9

/** log(1 + |x|) with x's sign: counts, sums and days are skewed. */
const squeeze = (value: number) => Math.sign(value) * Math.log1p(Math.abs(value))

function scaleOf({ x, names, y }: Examples): Scale {
  const columns = names.length
  const mean = new Float64Array(columns)
  const deviation = new Float64Array(columns)
  for (let i = 0; i < x.length; i++) mean[i % columns] += squeeze(x[i]) / y.length
  for (let i = 0; i < x.length; i++) deviation[i % columns] += (squeeze(x[i]) - mean[i % columns]) ** 2 / y.length
  return { mean, deviation: deviation.map((variance) => (variance > CONSTANT ** 2 ? Math.sqrt(variance) : 1)) }
}

const standardised = (x: Float64Array, columns: number, { mean, deviation }: Scale): Float64Array =>
  x.map((value, i) => (squeeze(value) - mean[i % columns]) / deviation[i % columns])

const NONE = Float64Array.from([0, 1])

/** Intercept and slope on the log-odds that the newest moment asks for; none where it is the only one. */
function calibrate(
  { y, moment_ms, names }: Examples,
  x: Float64Array,
  weights: Float64Array,
  newest: number,
): Float64Array {
  const rows = Array.from(moment_ms.keys()).filter((row) => moment_ms[row] === newest)
  const positives = rows.reduce((sum, row) => sum + y[row], 0)
  if (rows.length === moment_ms.length || positives === 0 || positives === rows.length) return NONE
  const odds = Float64Array.from(rows, (row) => linear(x, row, names.length, weights))
  const found = fitLogistic(
    odds,
    rows.map((row) => y[row]),
    1,
    1e-3,
  ).weights
  // A slope below 0 would turn the ranking of all other moments round for the chance of one.
  return found[1] > 0 ? found : NONE
}

interface Trained extends Scale {
  weights: Float64Array
  /** Intercept and slope on the log-odds. */
  calibration: Float64Array
  threshold?: number
}

function make(names: readonly string[], trained: Trained, params: Json): Classifier {
  const { weights, calibration, threshold = 0.5 } = trained
  const columns = names.length
  const oddsOf = (x: Float64Array, row: number) => calibration[0] + calibration[1] * linear(x, row, columns, weights)
  return {
    names,
    threshold,
    probability(raw) {
      const x = standardised(raw, columns, trained)
      return Float64Array.from({ length: raw.length / columns }, (_, row) => sigmoid(oddsOf(x, row)))
    },
    contributions(row) {
      const x = standardised(row, columns, trained)
      return names
        .map((feature, j) => ({ feature, value: row[j], effect: calibration[1] * weights[j + 1] * x[j] }))
        .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    },
    save: () => {
      const tensor = (data: Float64Array) => ({ shape: [data.length], data })
      return {
        family: 'logistic',
        params,
        meta: { names: [...names] },
        tensors: {
          mean: tensor(trained.mean),
          deviation: tensor(trained.deviation),
          weights: tensor(weights),
          calibration: tensor(calibration),
          threshold: tensor(Float64Array.from([threshold])),
        },
      }
    },
  }
}

/** The threshold of the highest F1 on the rows it was taught on, among ninety-nine. */
export function bestThreshold(y: ArrayLike<number>, p: Float64Array): number {
  let best = { threshold: 0.5, f1: -1 }
  for (let percent = 1; percent < 100; percent++) {
    const { f1 } = atThreshold(y, p, percent / 100)
    if (f1 > best.f1) best = { threshold: percent / 100, f1 }
  }
  return best.threshold
}
