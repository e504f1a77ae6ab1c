import { useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1TargetsByTargetModels } from '../generated/sdk.gen.ts'
import type { GetApiV1TargetsByTargetModelsResponse } from '../generated/types.gen.ts'
import { useProject } from '../shell/use-project.ts'

export type Model = GetApiV1TargetsByTargetModelsResponse['models'][number]

/** A target's models, newest first; `archived`: those taken out of the list too. */
export function useModels(target: string, archived = false) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'models', target, archived],
    queryFn: () =>
      answer(getApiV1TargetsByTargetModels({ path: { target }, query: { archived: archived ? 'true' : 'false' } })),
    enabled: target !== '',
  })
}
