import { useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1Health } from '../generated/sdk.gen.ts'
import type { GetApiV1HealthResponse } from '../generated/types.gen.ts'
import { useProject } from '../shell/use-project.ts'

export type Health = GetApiV1HealthResponse

/** How the server is, asked again while one watches. */
export function useHealth() {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'health'],
    queryFn: () => answer(getApiV1Health()),
    refetchInterval: 10_000,
  })
}
