import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1ForecastsByTarget, getApiV1ForecastsByTargetHistory } from '../../generated/sdk.gen.ts'
import type {
  GetApiV1ForecastsByTargetHistoryResponse,
  GetApiV1ForecastsByTargetResponse,
} from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type Forecast = GetApiV1ForecastsByTargetResponse
export type History = GetApiV1ForecastsByTargetHistoryResponse

const HISTORY_DAYS = 180

/** A series' past and what is to come, asked for together: one is never drawn beside another series' other. */
export function useStory(target: string, series: string, horizon: number) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'forecast', target, series, horizon],
    queryFn: async () => {
      const path = { target }
      const [forecast, history] = await Promise.all([
        answer(getApiV1ForecastsByTarget({ path, query: { series, horizon } })),
        answer(getApiV1ForecastsByTargetHistory({ path, query: { series, days: HISTORY_DAYS } })),
      ])
      return { forecast, history }
    },
    staleTime: 600_000,
    placeholderData: keepPreviousData,
  })
}
