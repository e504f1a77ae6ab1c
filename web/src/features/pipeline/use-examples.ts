import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1RunsByIdExamples } from '../../generated/sdk.gen.ts'
import type { GetApiV1RunsByIdExamplesResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type Example = GetApiV1RunsByIdExamplesResponse['examples'][number]

/** Whom a run's winner served best and worst. */
export function useExamples(run_id: string) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'run-examples', run_id],
    queryFn: () => answer(getApiV1RunsByIdExamples({ path: { id: run_id } })),
  })
}
