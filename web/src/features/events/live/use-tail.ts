import { useQuery } from '@tanstack/react-query'
import { answer } from '../../../api/answer.ts'
import type { StoredEvent } from '../../../components/use-event.ts'
import { getApiV1ActivityEvents } from '../../../generated/sdk.gen.ts'
import { useProject } from '../../../shell/use-project.ts'
import type { EventsFilter } from './use-older-events.ts'

interface Tail {
  /** Newest first. */
  events: StoredEvent[]
  newest: string
}

const EVERY_MS = 2_000
const PAGE = 500
/** Pages that one look reads at most: what then is left comes with the next look. */
const PAGES = 10
/** More than this many are forgotten at the old end of the tail. */
const KEPT = 100_000

async function since({ events, newest }: Tail, filter: EventsFilter): Promise<Tail> {
  const come: StoredEvent[][] = []
  let cursor = newest
  for (let page = 0; page < PAGES; page++) {
    const found = await answer(getApiV1ActivityEvents({ query: { ...filter, limit: PAGE, after: cursor } }))
    cursor = found.newest
    if (found.events.length) come.unshift(found.events)
    if (found.events.length < PAGE) break
  }
  return { events: come.length ? [...come.flat(), ...events].slice(0, KEPT) : events, newest: cursor }
}

/** What came since the cursor `start`, asked for every two seconds unless paused; a pause is caught up with afterwards. */
export function useTail(start: string | undefined, filter: EventsFilter, paused: boolean) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'activity', 'tail', filter, start],
    queryFn: ({ client, queryKey }) =>
      since(client.getQueryData<Tail>(queryKey) ?? { events: [], newest: start ?? '' }, filter),
    enabled: start !== undefined && !paused,
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: false,
    retry: false,
    structuralSharing: false,
    staleTime: 0,
    gcTime: 0,
  })
}
