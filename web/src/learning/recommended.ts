import { nameOf } from '../components/use-catalogue.ts'
import type { GetApiV1RecommendationsByTargetResponse } from '../generated/types.gen.ts'

export type Answer = GetApiV1RecommendationsByTargetResponse
export type Recommended = Answer['items'][number]

/** What people call a recommended item, where its attributes were asked for. */
export const calledOf = ({ item, attributes }: Recommended): string => nameOf({ ...attributes, item })
