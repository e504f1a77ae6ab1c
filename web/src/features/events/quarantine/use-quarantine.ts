import { useInfiniteQuery } from '@tanstack/react-query'
import { answer } from '../../../api/answer.ts'
import { getApiV1Quarantine } from '../../../generated/sdk.gen.ts'
import type { GetApiV1QuarantineResponse } from '../../../generated/types.gen.ts'
import { useProject } from '../../../shell/use-project.ts'

export type Refused = GetApiV1QuarantineResponse['events'][number]

/** Events that were refused, newest first. */
export function useQuarantine() {
  const { id } = useProject()
  return useInfiniteQuery({
    queryKey: [id, 'quarantine'],
    queryFn: ({ pageParam }) =>
      answer(getApiV1Quarantine({ query: { limit: 100, ...(pageParam && { cursor: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}
