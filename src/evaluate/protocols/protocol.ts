import type { Interactions } from '../../models/recommender.ts'
import { type CasesOf, type RankingCases, rankingCases } from '../ranking-cases.ts'

/** What models are fitted on, and what they are then asked. */
export interface Fold {
  seen: Interactions
  /** Instant that a model of the fold stands at, ms since 1970. */
  cut_ms: number
  cases: RankingCases
}

/** One question with a leaderboard of its own: everything is tuned on validation, the test is read once. */
export interface Question {
  name: string
  validation: readonly Fold[]
  test: Fold
}

/** How a file of interactions becomes questions. */
export interface ProtocolOptions {
  /** Beginning of the test window, ms since 1970: `next-basket` alone. */
  cut_ms?: number
  /** Length of a window: `next-basket` alone. */
  days?: number
}

export type Protocol = (data: Interactions, options: ProtocolOptions) => Question[]

/** A fold whose models are fitted on what is known when the question is asked, or on less (`seen`). */
export const foldOf = (
  data: Interactions,
  { seen, cut_ms, ...of }: CasesOf & { cut_ms: number; seen?: Interactions },
): Fold => ({ seen: seen ?? of.past, cut_ms, cases: rankingCases(data, of) })
