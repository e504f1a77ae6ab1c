import { answer } from '../../api/answer.ts'
import { postApiV1InsightsFunnel } from '../../generated/sdk.gen.ts'
import type { FunnelQuery } from './queries.ts'
import { useAnswer } from './use-answer.ts'

/** How far people get. */
export const useFunnel = (query: FunnelQuery, whole: boolean) =>
  useAnswer('funnel', query, whole, (body) => answer(postApiV1InsightsFunnel({ body })))
