import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1Invitations } from '../../generated/sdk.gen.ts'
import type { GetApiV1InvitationsResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type Invitation = GetApiV1InvitationsResponse['invitations'][number]

/** Invitations that can still be used. Owners only. */
export function useInvitations() {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'invitations'],
    queryFn: () => answer(getApiV1Invitations()),
    select: ({ invitations }) => invitations,
  })
}
