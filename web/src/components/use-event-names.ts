import { useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1ActivityNames } from '../generated/sdk.gen.ts'
import type { GetApiV1ActivityNamesResponse } from '../generated/types.gen.ts'
import { useProject } from '../shell/use-project.ts'

export type EventName = GetApiV1ActivityNamesResponse['names'][number]

/** The names that events have had, most frequent first. */
export function useEventNames() {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'activity', 'names'],
    queryFn: () => answer(getApiV1ActivityNames()),
    select: ({ names }) => names,
    staleTime: 30_000,
  })
}
