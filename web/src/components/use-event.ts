import { useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1ActivityEventsByUuid } from '../generated/sdk.gen.ts'
import type { GetApiV1ActivityEventsByUuidResponse } from '../generated/types.gen.ts'
import { useProject } from '../shell/use-project.ts'

export type StoredEvent = GetApiV1ActivityEventsByUuidResponse

/** One event in full; it never changes, but whose it is may. `shown`: as a list has it already. */
export function useEvent(uuid: string, shown?: StoredEvent) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'event', uuid],
    queryFn: () => answer(getApiV1ActivityEventsByUuid({ path: { uuid } })),
    placeholderData: shown,
    staleTime: 60_000,
  })
}
