import type { GetApiV1RecommendationsByTargetData } from '../../generated/types.gen.ts'

export type Kind = NonNullable<GetApiV1RecommendationsByTargetData['query']['kind']>

/** Every kind of list; the first unless another is asked for. */
export const kinds = [
  'for-you',
  'next',
  'similar',
  'bought-together',
  'buy-again',
  'trending',
  'popular',
  'newest',
  're-rank',
] as const satisfies readonly Kind[]

const everybody: ReadonlySet<Kind | undefined> = new Set<Kind>(['trending', 'popular', 'newest'])

/** Lists that go by nobody in particular. */
export const forEverybody = (kind: Kind | undefined): boolean => everybody.has(kind)
