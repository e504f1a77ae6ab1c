import type { Fitted } from '../models/family.ts'

/** Half-open stretch of time, ms since 1970. */
export interface Window {
  from_ms: number
  to_ms: number
}

/** A metric with its bootstrap 95 % interval over people or series. */
export interface Interval {
  lo: number
  hi: number
}

/**
 * A model's scores on a window. `metrics` holds every metric by its name (`ndcg10`, `mase`, `auc`); `ci95` the
 * intervals of the main ones; `units` what `compare` needs to pair two models row by row.
 */
export interface Scored<Units = unknown> {
  metrics: Record<string, number>
  ci95: Record<string, Interval>
  units: Units
}

/** Paired difference of the main metric, signed so that above 0 means the first model is better; NaN where nothing could be paired. */
export interface Difference extends Interval {
  difference: number
  /** People or series that were paired; of people with two outcomes, the fewer. */
  pairs: number
  /** The main metric of the first and of the second model over what was paired. */
  each: [number, number]
  /** What was paired, in words: `the 301 series both know`. */
  on: string
}

/** How one use cuts its data in time and judges a model on a window. */
export interface Judge<Data, Model extends Fitted, Units> {
  /** Main metric: the gate and the search over hyper-parameters go by it. */
  main: string
  higher_is_better: boolean
  /** Name of the strong baseline that the first champion must beat. */
  baseline: string
  /** Only what could be known at the instant. */
  before(data: Data, cut_ms: number): Data
  /** Scores a model that was fitted on `before(data, window.from_ms)` or earlier. */
  score(
    model: Model,
    data: Data,
    window: Window,
    context: { seed: number; signal: AbortSignal },
  ): Promise<Scored<Units>>
  /** Same rows, both models: bootstrap over people or series, 2,000 resamples. */
  compare(a: Scored<Units>, b: Scored<Units>, seed: number): Difference
}
