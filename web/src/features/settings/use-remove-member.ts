import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { deleteApiV1MembersByUser } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'
import type { Member } from './use-members.ts'

/** Takes a member out, at once. */
export function useRemoveMember(member: Member) {
  const { t } = useTranslation('settings')
  const { id: project } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answer(deleteApiV1MembersByUser({ path: { user: member.user } })),
    onSuccess: async () => {
      notifications.show({ message: t('removed', { name: member.name }) })
      await queries.invalidateQueries({ queryKey: [project, 'members'] })
    },
  })
}
