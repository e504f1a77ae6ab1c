import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { patchApiV1AlertRulesById, postApiV1AlertRules } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'
import type { NewRule } from './use-alert-rules.ts'

/** Makes a rule, or changes the one of the given id; its channel stays. */
export function useSaveRule(rule: string | null) {
  const { t } = useTranslation('monitor')
  const { id: project } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ channel, ...rest }: NewRule) =>
      rule
        ? answer(patchApiV1AlertRulesById({ path: { id: rule }, body: rest }))
        : answer(postApiV1AlertRules({ body: { channel, ...rest } })),
    onSuccess: async ({ name }) => {
      notifications.show({ message: t('rule_saved', { name }) })
      await queries.invalidateQueries({ queryKey: [project, 'alert-rules'] })
    },
  })
}
