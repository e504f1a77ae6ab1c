import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useProject } from '../../shell/use-project.ts'
import type { Kind } from './queries.ts'

/** A short pause, so that a question being put together is not asked at every key. */
const PAUSE_MS = 400

/**
 * Asks a question as soon as it is whole. The answer comes with the question that it belongs to: until a new one is
 * there, the old one stays.
 */
export function useAnswer<Query, Answer>(
  kind: Kind,
  query: Query,
  whole: boolean,
  ask: (query: Query) => Promise<Answer>,
) {
  const { id } = useProject()
  const [settled] = useDebouncedValue(JSON.stringify(query), PAUSE_MS)
  const asked = JSON.parse(settled) as Query
  return useQuery({
    queryKey: [id, 'insights', kind, asked],
    queryFn: async () => ({ query: asked, answer: await ask(asked) }),
    enabled: whole && settled === JSON.stringify(query),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
}
