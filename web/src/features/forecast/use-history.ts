import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1ForecastsByTargetHistory } from '../../generated/sdk.gen.ts'
import type { GetApiV1ForecastsByTargetHistoryResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type History = GetApiV1ForecastsByTargetHistoryResponse

/** What was sold a day, and what a forecast made before the test window said of it. */
export function useHistory(target: string, series: string, days: number) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'forecast-history', target, series, days],
    queryFn: () => answer(getApiV1ForecastsByTargetHistory({ path: { target }, query: { series, days } })),
    staleTime: 600_000,
    placeholderData: keepPreviousData,
  })
}
