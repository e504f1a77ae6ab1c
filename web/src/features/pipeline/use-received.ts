import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1ActivityReceived } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** What became of the events sent since the server started. */
export function useReceived() {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'received'],
    queryFn: () => answer(getApiV1ActivityReceived()),
    refetchInterval: 5_000,
  })
}
