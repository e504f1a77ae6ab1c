import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1Keys } from '../../generated/sdk.gen.ts'
import type { GetApiV1KeysResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type Key = GetApiV1KeysResponse['keys'][number]

/** The project's keys, revoked ones included. Owners only. */
export function useKeys() {
  const { id } = useProject()
  return useQuery({ queryKey: [id, 'keys'], queryFn: () => answer(getApiV1Keys()), select: ({ keys }) => keys })
}
