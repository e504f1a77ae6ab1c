import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { deleteApiV1AlertRulesById } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'
import type { Rule } from './use-alert-rules.ts'

export function useRemoveRule({ id, name }: Rule) {
  const { t } = useTranslation('monitor')
  const { id: project } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answer(deleteApiV1AlertRulesById({ path: { id } })),
    onSuccess: async () => {
      notifications.show({ message: t('rule_removed', { name }) })
      await queries.invalidateQueries({ queryKey: [project, 'alert-rules'] })
    },
  })
}
