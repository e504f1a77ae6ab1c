import { useQuery } from '@tanstack/react-query'
import { answer } from '../api/answer.ts'
import { getApiV1Targets } from '../generated/sdk.gen.ts'
import type { GetApiV1TargetsResponse } from '../generated/types.gen.ts'
import { useProject } from '../shell/use-project.ts'

export type Target = GetApiV1TargetsResponse['targets'][number]

/** What the project learns; of one use where it is named. */
export function useTargets(use?: Target['use']) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'targets'],
    queryFn: () => answer(getApiV1Targets()),
    select: ({ targets }) => targets.filter((target) => !use || target.use === use),
  })
}
