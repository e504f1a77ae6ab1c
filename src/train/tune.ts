import { BellwetherError } from '../core/errors.ts'
import type { Family, FitContext, Fitted, Json } from '../models/family.ts'
import type { FitProgress } from '../nn/fit.ts'
import { halve, rungsOf } from './halving.ts'

/** One stretch of time that models are compared on while tuning: data before it, and a score on it. */
export interface ValidationFold<Data, Model> {
  data: Data
  cut_ms: number
  /** Main metric of a model on the fold; higher is better. */
  score(model: Model): Promise<number>
}

export interface TuneOptions {
  seed: number
  signal: AbortSignal
  /** What families tuned before this one were given. */
  tuned: ReadonlyMap<string, Json>
  progress(fraction: number): void
  /** Seconds for each fit of a family that needs time. */
  budget_s?: number
  /** How a network's training goes, in the fit that stands at `cut_ms`. */
  trained?(at: FitProgress, cut_ms: number): void
}

export interface Tuned {
  params: Json
  /** Mean score over the folds that could be scored, NaN where none could; higher is better. */
  score: number
}

/**
 * Fits on each validation fold that finding a family's parameters takes, counted in full fits: a search by halving takes
 * one a rung, whatever is tried in it.
 */
export const fitsPerFold = ({ grid, needs_time }: { grid: readonly Json[]; needs_time?: true }): number =>
  needs_time ? rungsOf(grid.length) : grid.length

/**
 * Finds a family's parameters on validation, by the mean score over the folds: by its own search where it has one (on the
 * newest fold), by successive halving of its grid where it needs time and is given some, else by trying each point of the
 * grid (where the family says so, on the newest fold alone). Equal scores keep the earlier point. Cost: `fitsPerFold` × folds fits of `budget_s`; else grid × folds fits.
 */
export async function tune<Data, Model extends Fitted>(
  family: Family<Data, Model>,
  folds: readonly ValidationFold<Data, Model>[],
  options: TuneOptions,
): Promise<Tuned> {
  const candidates = await candidatesOf(family, folds, options)
  if (candidates.length === 0) throw new Error(`${family.name} has no parameters to try`)
  if (family.needs_time && options.budget_s !== undefined) {
    return await searched(family, folds, candidates, { ...options, budget_s: options.budget_s })
  }
  if (!family.grid_on_newest) return bestOf(family, folds, candidates, options)
  const { params } = await bestOf(family, folds.slice(-1), candidates, options)
  return bestOf(family, folds, [params], options)
}

/** The candidate with the best mean score over the folds; of equals the first. */
async function bestOf<Data, Model extends Fitted>(
  family: Family<Data, Model>,
  folds: readonly ValidationFold<Data, Model>[],
  candidates: readonly Json[],
  options: TuneOptions,
): Promise<Tuned> {
  let best: Tuned | undefined
  for (const [i, params] of candidates.entries()) {
    const progress = (fraction: number) => options.progress((i + fraction) / candidates.length)
    const score = await scoreOver(family, folds, params, { ...options, progress })
    if (!best || score > best.score) best = { params, score }
  }
  return best as Tuned
}

/** The best of the candidates by successive halving; what diverges is worst, unless there is nothing beside it. */
async function searched<Data, Model extends Fitted>(
  family: Family<Data, Model>,
  folds: readonly ValidationFold<Data, Model>[],
  candidates: readonly Json[],
  options: TuneOptions & { budget_s: number },
): Promise<Tuned> {
  const rungs = rungsOf(candidates.length)
  const { best, score } = await halve({
    candidates,
    rung_s: options.budget_s,
    score(params, budget_s, { rung, place }) {
      const share = 1 / (rungs * Math.ceil(candidates.length / 2 ** rung))
      const from = rung / rungs + place * share
      const progress = (fraction: number) => options.progress(from + share * fraction)
      return scoreOver(family, folds, params, { ...options, budget_s, progress }).catch((error) => {
        if (candidates.length > 1 && error instanceof BellwetherError && error.code === 'nn.diverged') return Number.NaN
        throw error
      })
    },
  })
  return { params: best, score }
}

/** What is tried: the outcome of a family's own search, or the points of its grid. */
async function candidatesOf<Data, Model extends Fitted>(
  family: Family<Data, Model>,
  folds: readonly ValidationFold<Data, Model>[],
  options: TuneOptions,
): Promise<Json[]> {
  if (!family.tune) return family.grid.map((point) => family.params.parse(point))
  const newest = folds[folds.length - 1]
  const context = {
    ...contextOf(newest, options),
    validate: (model: Model) => newest.score(model),
    tuned: options.tuned,
  }
  return [await family.tune(newest.data, context)]
}

/** Mean score of one set of parameters over the folds that could be scored; NaN where none could. */
async function scoreOver<Data, Model extends Fitted>(
  family: Family<Data, Model>,
  folds: readonly ValidationFold<Data, Model>[],
  params: Json,
  options: TuneOptions,
): Promise<number> {
  const scores: number[] = []
  for (const [j, fold] of folds.entries()) {
    aborted(options.signal)
    const at = (fraction: number) => options.progress((j + fraction) / folds.length)
    scores.push(await fold.score(await family.fit(fold.data, params, { ...contextOf(fold, options), progress: at })))
    at(1)
  }
  // A fold without an outcome says nothing of any candidate: it must not hide what the others say.
  const known = scores.filter((score) => !Number.isNaN(score))
  return known.reduce((sum, score) => sum + score, 0) / known.length
}

const contextOf = ({ cut_ms }: { cut_ms: number }, options: TuneOptions): FitContext => ({
  cut_ms,
  seed: options.seed,
  signal: options.signal,
  progress: () => undefined,
  budget_s: options.budget_s,
  trained: (at) => options.trained?.(at, cut_ms),
})

/** Throws `core.aborted` once the signal says so. */
export function aborted(signal: AbortSignal): void {
  if (signal.aborted) throw new BellwetherError({ code: 'core.aborted' })
}
