import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { postApiV1AlertRulesByIdTest } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** Sends a made-up alert by a rule; the answer says whether it arrived, or what came back. */
export function useTestRule(id: string) {
  const { id: project } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answer(postApiV1AlertRulesByIdTest({ path: { id } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [project, 'alert-rules'] }),
  })
}
