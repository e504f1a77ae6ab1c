import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { patchApiV1MembersByUser } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'
import type { Role } from './roles.ts'
import type { Member } from './use-members.ts'

/** Changes what a member may do, at once. */
export function useSetRole(member: Member) {
  const { t } = useTranslation('settings')
  const { id: project } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (role: Role) => answer(patchApiV1MembersByUser({ path: { user: member.user }, body: { role } })),
    onSuccess: async () => {
      notifications.show({ message: t('role_set', { name: member.name }) })
      await queries.invalidateQueries({ queryKey: [project, 'members'] })
    },
  })
}
