import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1Persons } from '../../generated/sdk.gen.ts'
import type { GetApiV1PersonsResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type Person = GetApiV1PersonsResponse['people'][number]

/** People, newest activity first; those that a search finds where there is one. */
export function usePeople(search?: string) {
  const { id } = useProject()
  return useInfiniteQuery({
    queryKey: [id, 'persons', 'list', search],
    queryFn: ({ pageParam }) =>
      answer(getApiV1Persons({ query: { limit: 50, search, ...(pageParam && { cursor: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
}
