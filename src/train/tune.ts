import { BellwetherError } from '../core/errors.ts'
import type { Family, FitContext, Fitted, Json } from '../models/family.ts'
import type { FitProgress } from '../nn/fit.ts'

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
 * Finds a family's parameters on validation: its own search where it has one (on the newest fold), else each point of its
 * grid, by the mean score over the folds. Equal scores keep the earlier point. Cost: grid × folds fits.
 */
export async function tune<Data, Model extends Fitted>(
  family: Family<Data, Model>,
  folds: readonly ValidationFold<Data, Model>[],
  options: TuneOptions,
): Promise<Tuned> {
  const newest = folds[folds.length - 1]
  const candidates = family.tune
    ? [
        await family.tune(newest.data, {
          ...contextOf(newest, options),
          validate: (model) => newest.score(model),
          tuned: options.tuned,
        }),
      ]
    : family.grid.map((point) => family.params.parse(point))
  let best: Tuned | undefined
  for (const [i, params] of candidates.entries()) {
    const scores: number[] = []
    for (const [j, fold] of folds.entries()) {
      aborted(options.signal)
      const at = (fraction: number) =>
        options.progress((i * folds.length + j + fraction) / (candidates.length * folds.length))
      scores.push(await fold.score(await family.fit(fold.data, params, { ...contextOf(fold, options), progress: at })))
      at(1)
    }
    // A fold without an outcome says nothing of any candidate: it must not hide what the others say.
    const known = scores.filter((score) => !Number.isNaN(score))
    const score = known.reduce((sum, score) => sum + score, 0) / known.length
    if (!best || score > best.score) best = { params, score }
  }
  if (!best) throw new Error(`${family.name} has no parameters to try`)
  return best
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
