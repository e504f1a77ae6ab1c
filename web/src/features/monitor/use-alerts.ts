import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1Alerts } from '../../generated/sdk.gen.ts'
import type { GetApiV1AlertsResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type Alert = GetApiV1AlertsResponse['alerts'][number]

/** The project's alerts, newest first. */
export function useAlerts() {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'alerts'],
    queryFn: () => answer(getApiV1Alerts()),
    select: ({ alerts }) => alerts,
    refetchInterval: 30_000,
  })
}
