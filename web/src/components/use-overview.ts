import { queryOptions, useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1Overview } from '../generated/sdk.gen.ts'
import type { GetApiV1OverviewResponse } from '../generated/types.gen.ts'
import { useProject } from '../shell/use-project.ts'

export type Overview = GetApiV1OverviewResponse

const EVERY_MS = 10_000
const WAITING_MS = 1_000

export const overviewQuery = (project: string) =>
  queryOptions({ queryKey: [project, 'overview'], queryFn: () => answer(getApiV1Overview()) })

/** What the project does today, its targets and what changed; a project that waits for its first event asks each second. */
export function useOverview() {
  const { id } = useProject()
  return useQuery({
    ...overviewQuery(id),
    refetchInterval: ({ state }) => (state.data?.newest_event_at === null ? WAITING_MS : EVERY_MS),
  })
}
