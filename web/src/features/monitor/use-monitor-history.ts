import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1TargetsByTargetMonitorHistory } from '../../generated/sdk.gen.ts'
import type { GetApiV1TargetsByTargetMonitorHistoryResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type Look = GetApiV1TargetsByTargetMonitorHistoryResponse['history'][number]

/** Looks at a target over time, oldest first. */
export function useMonitorHistory(target: string) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'monitor-history', target],
    queryFn: () => answer(getApiV1TargetsByTargetMonitorHistory({ path: { target }, query: { limit: 200 } })),
    select: ({ history }) => history,
  })
}
