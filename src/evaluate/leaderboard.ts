import { performance } from 'node:perf_hooks'
import type { Family, Fitted, Json } from '../models/family.ts'
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

export interface LeaderboardOptions<Model extends Fitted, Units> {
  /** Oldest first. */
  validation: readonly Window[]
  test: Window
  seed: number
  signal: AbortSignal
  progress(fraction: number, note: string): void
  /** Called each time a family is judged: the rows so far, in the order of the test score, and how long it took. */
  judged(now: { family: string; seconds: number; rows: readonly LeaderboardRow<Model, Units>[] }): void
}

/**
 * Every family tuned on validation, fitted on all that lies before the test window, and scored on it once; in the
 * order of the test score. The winner is chosen by validation, so that the test score of the winner stays honest.
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
  const tuned = new Map<string, Json>()
  const rows: LeaderboardRow<Model, Units>[] = []
  for (const [i, family] of families.entries()) {
    const at = (fraction: number) => options.progress((i + fraction) / families.length, family.name)
    at(0)
    const began = performance.now()
    const { params, score } = await tune(family, folds, {
      seed,
      signal,
      tuned,
      progress: (fraction) => at(0.8 * fraction),
    })
    tuned.set(family.name, params)
    const started = performance.now()
    const model = await family.fit(visible, params, { cut_ms: test.from_ms, seed, signal, progress: () => undefined })
    const train_s = (performance.now() - started) / 1000
    const scored = await judge.score(model, data, test, { seed, signal })
    rows.push({ name: family.name, about: family.about, params, validation: score, scored, model, train_s })
    rows.sort((a, b) => sign * (b.scored.metrics[judge.main] - a.scored.metrics[judge.main]))
    options.judged({ family: family.name, seconds: (performance.now() - began) / 1000, rows })
  }
  const winner = rows.reduce((best, row) => (row.validation > best.validation ? row : best))
  return { rows, winner }
}
