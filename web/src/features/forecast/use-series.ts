import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1ForecastsByTargetSeries } from '../../generated/sdk.gen.ts'
import type { GetApiV1ForecastsByTargetSeriesResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'
import type { Sort } from './search.ts'

export type SeriesRow = GetApiV1ForecastsByTargetSeriesResponse['series'][number]

const PAGE = 100

/** Series that can be forecast, a page at a time. */
export function useSeries(target: string, sort: Sort, search: string) {
  const { id } = useProject()
  return useInfiniteQuery({
    queryKey: [id, 'series', target, sort, search],
    queryFn: ({ pageParam: cursor }) =>
      answer(
        getApiV1ForecastsByTargetSeries({
          path: { target },
          query: { sort, limit: PAGE, ...(search && { search }), ...(cursor && { cursor }) },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 600_000,
  })
}
