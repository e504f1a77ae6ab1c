import type { Interactions } from '../../models/recommender.ts'
import { type CasesOf, type RankingCases, rankingCases, rowsWhere } from '../ranking-cases.ts'

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

/** A fold whose models are fitted on what is known when the question is asked, or on less. */
export function foldOf(data: Interactions, { cut_ms, ...of }: CasesOf & { cut_ms: number; seen?: Interactions }): Fold {
  return { seen: of.seen ?? rowsWhere(data, of.known), cut_ms, cases: rankingCases(data, of) }
}

/** Rows of each person, in the order of the data. */
export function rowsByPerson({ people, person }: Interactions): number[][] {
  const rows: number[][] = people.map(() => [])
  for (let row = 0; row < person.length; row++) rows[person[row]].push(row)
  return rows
}
