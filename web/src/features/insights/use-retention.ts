import { answer } from '../../api/answer.ts'
import { postApiV1InsightsRetention } from '../../generated/sdk.gen.ts'
import type { RetentionQuery } from './queries.ts'
import { useAnswer } from './use-answer.ts'

/** Who comes back. */
export const useRetention = (query: RetentionQuery, whole: boolean) =>
  useAnswer('retention', query, whole, (body) => answer(postApiV1InsightsRetention({ body })))
