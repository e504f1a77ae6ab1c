import { useNavigate, useSearch } from '@tanstack/react-router'
import type { PeopleSearch } from './search.ts'

const from = '/p/$project/people'

/** What the address of the page says, and how to change it. */
export function usePeopleSearch() {
  const search = useSearch({ from })
  const navigate = useNavigate({ from })
  return {
    search,
    /** The same view with something changed; `replace` while one types. */
    change: (some: Partial<PeopleSearch>, options?: { replace: boolean }) =>
      void navigate({ search: (now) => ({ ...now, ...some }), resetScroll: false, ...options }),
  }
}
