import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1TargetsByTargetHistory } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** What a person took before, newest first. */
export function useTaken(target: string, person: string) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'taken', target, person],
    queryFn: () => answer(getApiV1TargetsByTargetHistory({ path: { target }, query: { person } })),
  })
}
