import type { Json } from '../models/family.ts'
import type { Interval, Window } from './judge.ts'

/** What a model is, what it learnt from, how well it did and what it is not for. Kept with the model for good. */
export interface ModelCard {
  family: string
  about: string
  params: Json
  use: string
  /** Content hash of the dataset. */
  dataset: string
  /** Instant up to which it has learnt, ISO 8601. */
  cutoff: string
  test: Window
  /** Of the same recipe fitted on what lies before the test window. */
  metrics: Record<string, number>
  ci95: Record<string, Interval>
  baseline: { name: string; metrics: Record<string, number> }
  seed: number
  /** Seconds that its fit was given, of a family that needs time. */
  budget_s?: number
  limits: string[]
}
