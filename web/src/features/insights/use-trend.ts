import { answer } from '../../api/answer.ts'
import { postApiV1InsightsTrend } from '../../generated/sdk.gen.ts'
import type { TrendQuery } from './queries.ts'
import { useAnswer } from './use-answer.ts'

/** How much of what happened, over time. */
export const useTrend = (query: TrendQuery, whole: boolean) =>
  useAnswer('trend', query, whole, (body) => answer(postApiV1InsightsTrend({ body })))
