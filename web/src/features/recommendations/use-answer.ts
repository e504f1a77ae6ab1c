import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1RecommendationsByTarget } from '../../generated/sdk.gen.ts'
import type { GetApiV1RecommendationsByTargetResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'
import type { Question } from './question.ts'

export type Answer = GetApiV1RecommendationsByTargetResponse
export type Recommended = Answer['items'][number]

/**
 * Items for a person. An answer by no named model is logged as one that the person saw: it is asked for once, not each
 * time the window comes to the front.
 */
export function useAnswer(target: string, question: Question) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'recommendations', target, question],
    queryFn: () =>
      answer(getApiV1RecommendationsByTarget({ path: { target }, query: { ...question, attributes: 'true' } })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
}
