import { useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1TargetsByTargetRuns } from '../generated/sdk.gen.ts'
import { useProject } from '../shell/use-project.ts'
import { underWay } from './run.ts'

/** A target's runs, newest first; asked again often while one is under way. */
export function useRuns(target: string) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'runs', target],
    queryFn: () => answer(getApiV1TargetsByTargetRuns({ path: { target } })),
    enabled: target !== '',
    refetchInterval: ({ state }) => (state.data?.runs.some(underWay) ? 2_000 : 30_000),
  })
}
