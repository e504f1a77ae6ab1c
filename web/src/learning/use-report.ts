import { useQuery } from '@tanstack/react-query'
import { ApiError, answer } from '../api/answer.ts'
import { getApiV1TargetsByTargetMonitor } from '../generated/sdk.gen.ts'
import { useProject } from '../shell/use-project.ts'
import { useDeployments } from './use-deployments.ts'

/** What a look at a target in service says. */
export interface Report {
  made_at: string
  model: { name: string; version: number; cutoff: string }
  effect: { use: string } & Record<string, unknown>
  drift: { input: string; psi: number | null; alert: boolean; rows_reference: number; rows_now: number }[]
  freshness: { last_event_days: number | null; model_days: number }
}

/** The latest look at a target; null where nobody has looked yet, as where no model answers. */
export function useReport(target: string) {
  const { id } = useProject()
  const { data } = useDeployments(target)
  const served = data?.deployments.some(({ model }) => model !== null)
  return useQuery({
    queryKey: [id, 'report', target, served],
    queryFn: async () => {
      if (!served) return null
      try {
        return (await answer(getApiV1TargetsByTargetMonitor({ path: { target } }))) as unknown as Report
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null
        throw error
      }
    },
    enabled: served !== undefined,
  })
}
