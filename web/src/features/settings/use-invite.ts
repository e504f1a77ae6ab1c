import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { postApiV1Invitations } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'
import type { Role } from './roles.ts'

/** Makes a link by which somebody joins, once. */
export function useInvite() {
  const { id: project } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (role: Role) => answer(postApiV1Invitations({ body: { role } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [project, 'invitations'] }),
  })
}
