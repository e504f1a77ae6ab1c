import { useQuery } from '@tanstack/react-query'
import { ApiError, answer } from '../../api/answer.ts'
import { getApiV1PropensityByTarget } from '../../generated/sdk.gen.ts'
import type { GetApiV1PropensityByTargetResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type Likelihood = GetApiV1PropensityByTargetResponse

/** How likely a person is to do what the target says; null where nothing is known of them to go by. */
export function useLikelihood(target: string, person: string) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'persons', 'likelihood', target, person],
    queryFn: () =>
      answer(getApiV1PropensityByTarget({ path: { target }, query: { person } })).catch((error: unknown) => {
        if (error instanceof ApiError && error.problem.code === 'core.not_found') return null
        throw error
      }),
    staleTime: 600_000,
  })
}
