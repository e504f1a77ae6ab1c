import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1RecommendationsByTarget } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** What a model would show a person now, whatever arm they are in. */
export function useRecommended(target: string, person: string, model: string) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'persons', 'recommended', target, person, model],
    queryFn: () =>
      answer(
        getApiV1RecommendationsByTarget({ path: { target }, query: { person, model, limit: 5, attributes: 'true' } }),
      ),
    staleTime: 60_000,
  })
}
