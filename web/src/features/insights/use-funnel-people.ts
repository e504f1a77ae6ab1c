import { useInfiniteQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { postApiV1InsightsFunnelPeople } from '../../generated/sdk.gen.ts'
import type { PostApiV1InsightsFunnelPeopleData } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

const PAGE = 100

/** Who reached a step of a funnel, or was lost right before it; a page after the other. */
export function useFunnelPeople(asked: NonNullable<PostApiV1InsightsFunnelPeopleData['body']>) {
  const { id } = useProject()
  return useInfiniteQuery({
    queryKey: [id, 'insights', 'funnel-people', asked],
    queryFn: ({ pageParam }) =>
      answer(postApiV1InsightsFunnelPeople({ body: { ...asked, cursor: pageParam, limit: PAGE } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 60_000,
  })
}
