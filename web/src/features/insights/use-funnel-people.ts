import { useInfiniteQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { postApiV1InsightsFunnelPeople } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'
import type { FunnelQuery } from './queries.ts'

const PAGE = 100

/** Who reached a step of a funnel, or was lost right before it; a page after the other. */
export function useFunnelPeople(funnel: FunnelQuery, step: number, outcome: 'reached' | 'dropped') {
  const { id } = useProject()
  return useInfiniteQuery({
    queryKey: [id, 'insights', 'funnel-people', funnel, step, outcome],
    queryFn: ({ pageParam }) =>
      answer(postApiV1InsightsFunnelPeople({ body: { funnel, step, outcome, cursor: pageParam, limit: PAGE } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 60_000,
  })
}
