import { useInfiniteQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1PersonsByDistinctIdEvents } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** What a person did, the latest first, under whichever of their ids. */
export function useTimeline(distinct_id: string) {
  const { id } = useProject()
  return useInfiniteQuery({
    queryKey: [id, 'persons', 'events', distinct_id],
    queryFn: ({ pageParam }) =>
      answer(
        getApiV1PersonsByDistinctIdEvents({
          path: { distinct_id },
          query: { limit: 50, ...(pageParam && { before: pageParam }) },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}
