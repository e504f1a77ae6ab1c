import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1Quarantine } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** How many events are in the quarantine. */
export function useQuarantine() {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'quarantine', 'total'],
    queryFn: () => answer(getApiV1Quarantine({ query: { limit: 1 } })),
    select: ({ total }) => total,
  })
}
