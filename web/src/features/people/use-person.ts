import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1PersonsByDistinctId } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** The person behind an id. */
export function usePerson(distinct_id: string) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'persons', 'one', distinct_id],
    queryFn: () => answer(getApiV1PersonsByDistinctId({ path: { distinct_id } })),
  })
}
