import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import type { EventName } from '../../components/use-event-names.ts'
import { postApiV1InsightsTrend } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** Names that are compared, at most: the API's limit of series. */
const MOST = 10

/**
 * The event that happened most in the 30 days up to the newest one. The list of names counts the 30 days up to now, which
 * may be years after what was imported: then the ten names seen last are counted.
 */
export function useBusiest(names: readonly EventName[]) {
  const { id } = useProject()
  const latest = [...names].sort((a, b) => b.last_seen.localeCompare(a.last_seen)).slice(0, MOST)
  const query = useQuery({
    queryKey: [id, 'insights', 'busiest', latest.map(({ event, last_seen }) => [event, last_seen])],
    queryFn: () =>
      answer(
        postApiV1InsightsTrend({
          body: {
            series: latest.map(({ event }) => ({ event })),
            interval: 'month',
            range: { last_days: 30 },
          },
        }),
      ),
    enabled: latest.length > 1 && names[0].events_30d === 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!names.length) return { event: undefined, pending: false }
  if (names[0].events_30d > 0 || latest.length === 1) return { event: names[0].event, pending: false }
  const most = query.data?.series.reduce((best, one) => ((one.total ?? 0) > (best.total ?? 0) ? one : best))
  return { event: most?.name ?? latest[0].event, pending: query.isPending && !query.error }
}
