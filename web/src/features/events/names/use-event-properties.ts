import { useQuery } from '@tanstack/react-query'
import { answer } from '../../../api/answer.ts'
import { getApiV1ActivityProperties } from '../../../generated/sdk.gen.ts'
import type { GetApiV1ActivityPropertiesResponse } from '../../../generated/types.gen.ts'
import { useProject } from '../../../shell/use-project.ts'

export type EventProperties = GetApiV1ActivityPropertiesResponse
export type EventProperty = EventProperties['properties'][number]

/** What the events of a name hold. */
export function useEventProperties(event: string) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'activity', 'properties', event],
    queryFn: () => answer(getApiV1ActivityProperties({ query: { event } })),
    staleTime: 60_000,
  })
}
