import type { Reason } from '../models/recommender.ts'
import type { Expression } from './expression.ts'

/** What a list is of. */
export const placementKinds = [
  'for-you',
  'next',
  'similar',
  'bought-together',
  'buy-again',
  'trending',
  'popular',
  'newest',
  're-rank',
] as const
export type PlacementKind = (typeof placementKinds)[number]

/** Lists that hold what their name says and nothing else: they may be shorter than was asked. */
export const closedKinds: ReadonlySet<PlacementKind> = new Set(['buy-again', 're-rank'])

/** One list that is asked for. */
export interface PlacementRequest {
  name: string
  kind: PlacementKind
  limit: number
  /** What `similar` and `bought-together` go by, beside the items at hand; what `re-rank` orders. */
  items: readonly string[]
  /** Only items that meet it; `text` as it was asked. */
  where?: { text: string; expression: Expression }
  /** Leave out what the person has taken before. */
  exclude_seen: boolean
  /** Names of the rules that apply; all that are meant for the placement where absent. */
  rules?: readonly string[]
  /** 0: as scored … 1: as unlike each other as can be. */
  diversity: number
  /** 0: as scored … 1: the rarest first. */
  novelty: number
  /** Share of places that are given at random from the best candidates, so that what nobody is shown can be learnt of. */
  explore: number
}

/** Where an item came from, in the order of the chain. */
export const sources = [
  'model',
  'co-occurrence',
  'own',
  'trending',
  'popular-in-category',
  'popular',
  'newest',
] as const
export type Source = (typeof sources)[number] | 'pin' | 'given'

/** Why something else than the list's own source answered, or nothing did. */
export const whys = [
  'no_model',
  'unknown_person',
  'unknown_items',
  'ran_out',
  'filtered',
  'no_items',
  'nothing_bought',
  'nothing_given',
] as const
export type Why = (typeof whys)[number]

/** Why an item was given: a model's reason, or what the list that it comes from goes by. */
export interface GivenReason {
  kind: Reason['kind'] | 'trending' | 'new' | 'pinned' | 'given'
  items: string[]
}

export interface RecommendedItem {
  item: string
  score: number
  /** Absent where reasons were not asked for. */
  reason?: GivenReason
  source: Source
  /** Probability that exactly this item was given its place, those before it given; where a share was explored. */
  propensity?: number
  /** Where they were asked for and the catalogue has the item. */
  attributes?: Record<string, unknown>
}

/** A list that was answered. */
export interface PlacementAnswer {
  name: string
  kind: PlacementKind
  /** Null where the answer was not remembered. */
  prediction_id: string | null
  /** The last source that the list had to fall back on; null where its own sufficed, and in the control. */
  fallback: Source | null
  /** Why it fell back, or why the list is empty. */
  why: Why | null
  rules: { name: string; version: number }[]
  items: RecommendedItem[]
}
