import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1Quarantine } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** The newest refused events, as many as one answer holds. */
export function useQuarantine() {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'quarantine', 'newest'],
    queryFn: () => answer(getApiV1Quarantine({ query: { limit: 1_000 } })),
  })
}
