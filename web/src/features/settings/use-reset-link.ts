import { useMutation } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { postApiV1MembersByUserReset } from '../../generated/sdk.gen.ts'

/** Makes a link by which a member sets a new password, once, within a day. */
export const useResetLink = (user: string) =>
  useMutation({ mutationFn: () => answer(postApiV1MembersByUserReset({ path: { user } })) })
