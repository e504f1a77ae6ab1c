import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1Persons } from '../../generated/sdk.gen.ts'
import type { GetApiV1PersonsResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type RecentPerson = GetApiV1PersonsResponse['people'][number]

/** People who were here last, or those whose ids or properties hold the text. */
export function useRecentPeople(search: string) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'persons', 'recent', search],
    queryFn: () => answer(getApiV1Persons({ query: { limit: 50, ...(search && { search }) } })),
    select: ({ people }) => people,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
