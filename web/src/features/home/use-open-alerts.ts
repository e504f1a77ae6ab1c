import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1Alerts } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** Alerts that still hold. */
export function useOpenAlerts() {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'alerts', 'open'],
    queryFn: () => answer(getApiV1Alerts({ query: { open: 'true' } })),
    refetchInterval: 30_000,
  })
}
