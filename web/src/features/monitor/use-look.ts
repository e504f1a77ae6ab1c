import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { postApiV1TargetsByTargetMonitor } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** Looks at a target now: measures effect and drift, raises and settles alerts. */
export function useLook(target: string) {
  const { t } = useTranslation('monitor')
  const { id } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answer(postApiV1TargetsByTargetMonitor({ path: { target }, body: null })),
    onSuccess: async () => {
      notifications.show({ message: t('looked', { target }) })
      await queries.invalidateQueries({ queryKey: [id] })
    },
  })
}
