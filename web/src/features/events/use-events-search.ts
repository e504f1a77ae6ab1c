import { useNavigate, useSearch } from '@tanstack/react-router'
import type { EventsSearch } from './search.ts'

const from = '/p/$project/events'

/** What the address of the page says, and how to change it. */
export function useEventsSearch() {
  const search = useSearch({ from })
  const navigate = useNavigate({ from })
  return {
    search,
    /** Another view: what it does not name is gone. */
    go: (to: EventsSearch) => void navigate({ search: to }),
    /** The same view with something changed; `replace` while one types. */
    change: (some: Partial<EventsSearch>, options?: { replace: boolean }) =>
      void navigate({ search: (now) => ({ ...now, ...some }), resetScroll: false, ...options }),
  }
}
