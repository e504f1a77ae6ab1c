import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { postApiV1Keys } from '../../generated/sdk.gen.ts'
import type { PostApiV1KeysData, PostApiV1KeysResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type NewKey = PostApiV1KeysData['body']
export type MadeKey = PostApiV1KeysResponse

/** Makes a key; its text is in this answer and nowhere else. */
export function useMakeKey() {
  const { id: project } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: NewKey) => answer(postApiV1Keys({ body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [project, 'keys'] }),
  })
}
