import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { postApiV1RunsByIdCancel } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export function useCancelRun(run_id: string) {
  const { t } = useTranslation('pipeline')
  const { id } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answer(postApiV1RunsByIdCancel({ path: { id: run_id } })),
    onSuccess: async () => {
      notifications.show({ message: t('cancelled') })
      await queries.invalidateQueries({ queryKey: [id] })
    },
  })
}
