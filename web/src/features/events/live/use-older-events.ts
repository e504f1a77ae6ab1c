import { useInfiniteQuery } from '@tanstack/react-query'
import { answer } from '../../../api/answer.ts'
import { getApiV1ActivityEvents } from '../../../generated/sdk.gen.ts'
import { useProject } from '../../../shell/use-project.ts'

/** Which events are looked at. */
export interface EventsFilter {
  event?: string
  distinct_id?: string
  /** Conditions, as the API takes them: JSON. */
  where?: string
  from?: string
  to?: string
}

const PAGE = 200

/** The events that were there when the page was opened, the last received first, and those before them. */
export function useOlderEvents(filter: EventsFilter) {
  const { id } = useProject()
  return useInfiniteQuery({
    queryKey: [id, 'activity', 'events', filter],
    queryFn: ({ pageParam }) =>
      answer(getApiV1ActivityEvents({ query: { ...filter, limit: PAGE, ...(pageParam && { before: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    // The tail brings what is new: reading all pages again would only move what one looks at.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}
