import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { postApiV1TargetsByTargetRollback } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** Brings back the champion before. */
export function useRollBack(target: string) {
  const { t } = useTranslation('models')
  const { id } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (reason: string) => answer(postApiV1TargetsByTargetRollback({ path: { target }, body: { reason } })),
    onSuccess: async () => {
      notifications.show({ message: t('rolled_back') })
      await queries.invalidateQueries({ queryKey: [id] })
    },
  })
}
