import type { Model } from '../components/use-models.ts'
import type { Interval } from './run.ts'

/** What a model is, what it learnt from, how well it did and what it is not for. */
export interface ModelCard {
  family: string
  about: string
  params: unknown
  use: string
  dataset: string
  cutoff: string
  test: { from_ms: number; to_ms: number }
  metrics: Record<string, number | null>
  ci95: Record<string, Interval>
  baseline: { name: string; metrics: Record<string, number | null> }
  seed: number
  limits: string[]
}

/** The API keeps cards open (`Record<string, unknown>`): here is what every card holds. */
export const cardOf = ({ card }: Model): ModelCard => card as unknown as ModelCard

/** What people call a model: its family and version. */
export const nameOf = ({ name, version }: { name: string; version: number }): string => `${name} v${version}`
