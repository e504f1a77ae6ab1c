import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { postApiV1InsightsSaved, putApiV1InsightsSavedById } from '../../generated/sdk.gen.ts'
import type { PostApiV1InsightsSavedData } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type NewInsight = NonNullable<PostApiV1InsightsSavedData['body']>

/** Keeps a question under a name; with an id in that one's place. */
export function useSave() {
  const { id: project } = useProject()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, body }: { id?: string; body: NewInsight }) =>
      id ? answer(putApiV1InsightsSavedById({ path: { id }, body })) : answer(postApiV1InsightsSaved({ body })),
    onSuccess: () => client.invalidateQueries({ queryKey: [project, 'insights', 'saved'] }),
  })
}
