import { useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1TargetsByTargetModels } from '../generated/sdk.gen.ts'
import type { GetApiV1TargetsByTargetModelsResponse } from '../generated/types.gen.ts'
import { useProject } from '../shell/use-project.ts'

export type Model = GetApiV1TargetsByTargetModelsResponse['models'][number]

/** A target's models, newest first. */
export function useModels(target: string) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'models', target],
    queryFn: () => answer(getApiV1TargetsByTargetModels({ path: { target } })),
  })
}
