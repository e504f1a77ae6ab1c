import { useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1TargetsByTargetDeployments } from '../generated/sdk.gen.ts'
import { useProject } from '../shell/use-project.ts'

/** Who answered for a target, since when and why, newest first. */
export function useDeployments(target: string) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'deployments', target],
    queryFn: () => answer(getApiV1TargetsByTargetDeployments({ path: { target } })),
    enabled: target !== '',
  })
}
