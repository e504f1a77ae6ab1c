import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { deleteApiV1InvitationsById } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** Makes an invitation's link stop working. */
export function useTakeBack(id: string) {
  const { t } = useTranslation('settings')
  const { id: project } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answer(deleteApiV1InvitationsById({ path: { id } })),
    onSuccess: async () => {
      notifications.show({ message: t('taken_back') })
      await queries.invalidateQueries({ queryKey: [project, 'invitations'] })
    },
  })
}
