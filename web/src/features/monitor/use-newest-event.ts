import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1Overview } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** When the project's newest event happened; null where there is none. */
export function useNewestEvent() {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'overview', 'newest-event'],
    queryFn: () => answer(getApiV1Overview()),
    select: ({ newest_event_at }) => newest_event_at,
    refetchInterval: 30_000,
  })
}
