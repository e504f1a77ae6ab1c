import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { deleteApiV1InsightsSavedById } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** Deletes a saved insight. */
export function useForget() {
  const { id: project } = useProject()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answer(deleteApiV1InsightsSavedById({ path: { id } })),
    onSuccess: () => client.invalidateQueries({ queryKey: [project, 'insights', 'saved'] }),
  })
}
