import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { answer } from '../api/answer.ts'
import { getApiV1RunsById } from '../generated/sdk.gen.ts'
import { useProject } from '../shell/use-project.ts'
import { type Run, underWay } from './run.ts'

/** One run, followed while it is under way. When it ends, all that it may have changed is asked anew. */
export function useRun(run_id: string | undefined, known?: Run) {
  const { id } = useProject()
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: [id, 'run', run_id],
    queryFn: () => answer(getApiV1RunsById({ path: { id: run_id ?? '' } })),
    enabled: run_id !== undefined,
    placeholderData: known,
    refetchInterval: ({ state }) => (state.data && underWay(state.data) ? 1_000 : false),
  })
  const watched = useRef<string>(null)
  const run = query.data
  useEffect(() => {
    if (!run) return
    if (underWay(run)) watched.current = run.id
    else if (watched.current === run.id) {
      watched.current = null
      void queries.invalidateQueries({ queryKey: [id] })
    }
  }, [run, id, queries])
  return query
}
