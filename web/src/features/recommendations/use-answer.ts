import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1RecommendationsByTarget } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'
import type { Question } from './question.ts'

/** Items for a person, as they would be given now: a session's questions are previews, which nothing counts. */
export function useAnswer(target: string, question: Question) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'recommendations', target, question],
    queryFn: () =>
      answer(getApiV1RecommendationsByTarget({ path: { target }, query: { ...question, attributes: 'true' } })),
    staleTime: 60_000,
  })
}
