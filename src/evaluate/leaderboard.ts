import { performance } from 'node:perf_hooks'
import { BellwetherError } from '../core/errors.ts'
import type { Family, Fitted, Json } from '../models/family.ts'
import type { FitProgress } from '../nn/fit.ts'
import { tune, type ValidationFold } from '../train/tune.ts'
import type { Judge, Scored, Window } from './judge.ts'

/** One family's line: what validation chose, and what the test window said of it. */
export interface LeaderboardRow<Model extends Fitted = Fitted, Units = unknown> {
  name: string
  about: string
  params: Json
  /** Mean score on the validation windows, higher is better. */
  validation: number
  scored: Scored<Units>
  model: Model
  /** Seconds to fit once, on the data before the test window. */
  train_s: number
}

/** A family that needs time and could not be judged, with what its training threw. */
export interface NotJudged {
  family: string
  /** Code of the error. */
  error: string
  message: string
}

export interface LeaderboardOptions<Model extends Fitted, Units> {
  /** Oldest first. */
  validation: readonly Window[]
  test: Window
  seed: number
  signal: AbortSignal
  /** Seconds for each fit of a family that needs time. */
  budget_s?: number
  progress(fraction: number, note: string): void
  /** Called each time a family is judged: the rows so far, in the order of the test score, and how long it took. */
  judged(now: { family: string; seconds: number; rows: readonly LeaderboardRow<Model, Units>[] }): void
  notJudged(family: NotJudged): void
  /** How a family's training goes, in the fit that stands at `cut_ms`. */
  trained(family: string, at: FitProgress, cut_ms: number): void
}

/** Families that need time take longer by about this much: for the progress bar alone. */
const SLOWER = 20

/** Families and the windows that they are compared on. */
interface Contest<Data, Model extends Fitted, Units> {
  judge: Judge<Data, Model, Units>
  data: Data
  /** What lies before the test window. */
  visible: Data
  folds: readonly ValidationFold<Data, Model>[]
  tuned: Map<string, Json>
  options: LeaderboardOptions<Model, Units>
}

/**
 * Every family tuned on validation, fitted on all that lies before the test window, and scored on it once; in the
 * order of the test score. The winner is chosen by validation, so that the test score of the winner stays honest.
 * A family that needs time and throws is left out and told of: the others are judged all the same.
 */
export async function leaderboard<Data, Model extends Fitted, Units>(
  families: readonly Family<Data, Model>[],
  judge: Judge<Data, Model, Units>,
  data: Data,
  options: LeaderboardOptions<Model, Units>,
): Promise<{ rows: LeaderboardRow<Model, Units>[]; winner: LeaderboardRow<Model, Units> }> {
  const { validation, test, seed, signal } = options
  const sign = judge.higher_is_better ? 1 : -1
  const folds = validation.map(
    (window): ValidationFold<Data, Model> => ({
      data: judge.before(data, window.from_ms),
      cut_ms: window.from_ms,
      score: async (model) => sign * (await judge.score(model, data, window, { seed, signal })).metrics[judge.main],
    }),
  )
  const visible = judge.before(data, test.from_ms)
  const contest = { judge, data, visible, folds, tuned: new Map<string, Json>(), options }
  const rows: LeaderboardRow<Model, Units>[] = []
  const weights = families.map(({ needs_time }) => (needs_time ? SLOWER : 1))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let before = 0
  for (const [i, family] of families.entries()) {
    const at = (fraction: number) => options.progress((before + weights[i] * fraction) / whole, family.name)
    at(0)
    const began = performance.now()
    const row = await judgeFamily(family, contest, at).catch((error) => leftOut(family, error, options))
    before += weights[i]
    if (!row) continue
    rows.push(row)
    rows.sort((a, b) => sign * (b.scored.metrics[judge.main] - a.scored.metrics[judge.main]))
    options.judged({ family: family.name, seconds: (performance.now() - began) / 1000, rows })
  }
  const winner = rows.reduce((best, row) => (row.validation > best.validation ? row : best))
  return { rows, winner }
}

async function judgeFamily<Data, Model extends Fitted, Units>(
  family: Family<Data, Model>,
  { judge, data, visible, folds, tuned, options }: Contest<Data, Model, Units>,
  progress: (fraction: number) => void,
): Promise<LeaderboardRow<Model, Units>> {
  const { test, seed, signal, budget_s } = options
  const trained = (at: FitProgress, cut_ms: number) => options.trained(family.name, at, cut_ms)
  const { params, score } = await tune(family, folds, {
    seed,
    signal,
    tuned,
    budget_s,
    progress: (fraction) => progress(0.67 * fraction),
    trained,
  })
  tuned.set(family.name, params)
  const started = performance.now()
  const model = await family.fit(visible, params, {
    cut_ms: test.from_ms,
    seed,
    signal,
    budget_s,
    progress: (fraction) => progress(0.67 + 0.33 * fraction),
    trained: (at) => trained(at, test.from_ms),
  })
  const train_s = (performance.now() - started) / 1000
  const scored = await judge.score(model, data, test, { seed, signal })
  return { name: family.name, about: family.about, params, validation: score, scored, model, train_s }
}

/** Tells of a family that needs time and threw; what a simple one throws is thrown on: others may build on it. */
function leftOut<Data, Model extends Fitted>(
  { name, needs_time }: Family<Data, Model>,
  error: unknown,
  { notJudged }: Pick<LeaderboardOptions<Model, unknown>, 'notJudged'>,
): null {
  if (!needs_time || !(error instanceof BellwetherError) || error.code === 'core.aborted') throw error
  notJudged({ family: name, error: error.code, message: error.message })
  return null
}
