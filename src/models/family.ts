import type { z } from 'zod'
import type { FitProgress } from '../nn/fit.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A named array of a model: `data.length` is the product of `shape`. */
export interface SavedTensor {
  shape: number[]
  data: Float32Array | Float64Array | Int32Array
}

/** All that a trained model is: what made it, small facts as JSON, large ones as tensors. Stored as safetensors. */
export interface SavedModel {
  family: string
  params: Json
  meta: { [key: string]: Json }
  tensors: Record<string, SavedTensor>
}

/** A model that has seen data. */
export interface Fitted {
  save(): SavedModel
}

/** What a fit is given beside the data. */
export interface FitContext {
  /** Instant that the model stands at, ms since 1970. All data handed to `fit` lies before it. */
  cut_ms: number
  seed: number
  /** Aborts the work: `fit` throws `core.aborted` soon after. */
  signal: AbortSignal
  /** Tells how far the fit is, 0 … 1. */
  progress(fraction: number): void
  /** Seconds that a family which needs time may take for this fit; as long as it takes where there is none. */
  budget_s?: number
  /** Told of a network's training about once a second. */
  trained?(at: FitProgress): void
}

/** What a search over hyper-parameters may use: data up to the validation window, and a score on that window. */
export interface TuneContext<Model> extends FitContext {
  /** Main metric of a model on the validation window; higher is better. */
  validate(model: Model): Promise<number>
  /** Parameters that the families before this one (in the row's order) were given by their own search. */
  tuned: ReadonlyMap<string, Json>
}

/**
 * One kind of model, in one file: its hyper-parameters with their ranges, how it is fitted and how it comes back from
 * its saved form. A family knows nothing of stages, stores or HTTP.
 */
export interface Family<Data, Model extends Fitted> {
  name: string
  /** One line for the leaderboard and the model card, naming the paper where there is one. */
  about: string
  /** Parses parameters, gives defaults and refuses what is out of range. */
  params: z.ZodType<Json>
  /** Parameters tried on validation, in order; an empty object takes the defaults. */
  grid: readonly Json[]
  /** The grid is tried on the newest validation window alone, its best point on all: for fits that take seconds. */
  grid_on_newest?: true
  /** Takes minutes rather than seconds: it takes part in runs that were given time. */
  needs_time?: true
  /** A search of the family's own, instead of trying the grid. */
  tune?(data: Data, context: TuneContext<Model>): Promise<Json>
  /** @throws BellwetherError `models.too_little_data` when there is nothing to learn from. */
  fit(data: Data, params: Json, context: FitContext): Promise<Model>
  load(saved: SavedModel): Model
}
