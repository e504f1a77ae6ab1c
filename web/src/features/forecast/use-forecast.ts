import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1ForecastsByTarget } from '../../generated/sdk.gen.ts'
import type { GetApiV1ForecastsByTargetResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type Forecast = GetApiV1ForecastsByTargetResponse

/** Demand a day from today on. Each answer is logged: it is asked for once, not each time the window comes to the front. */
export function useForecast(target: string, series: string, horizon: number) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'forecast', target, series, horizon],
    queryFn: () => answer(getApiV1ForecastsByTarget({ path: { target }, query: { series, horizon } })),
    staleTime: 600_000,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  })
}
