import { useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1ActivityProperties } from '../generated/sdk.gen.ts'
import type { GetApiV1ActivityPropertiesResponse } from '../generated/types.gen.ts'
import { useProject } from '../shell/use-project.ts'

export type EventProperties = GetApiV1ActivityPropertiesResponse
export type EventProperty = EventProperties['properties'][number]

/** What the events of a name hold; of any name unless given. Not asked of the name '', which is none yet. */
export function useEventProperties(event: string | undefined) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'activity', 'properties', event ?? null],
    queryFn: () => answer(getApiV1ActivityProperties({ query: { event } })),
    enabled: event !== '',
    staleTime: 60_000,
  })
}
