import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import {
  deleteApiV1TargetsByTargetRulesByName,
  getApiV1TargetsByTargetRules,
  putApiV1TargetsByTargetRulesByName,
} from '../../generated/sdk.gen.ts'
import type {
  GetApiV1TargetsByTargetRulesResponse,
  PutApiV1TargetsByTargetRulesByNameData,
} from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type NamedRule = GetApiV1TargetsByTargetRulesResponse['rules'][number]
export type NewRule = PutApiV1TargetsByTargetRulesByNameData['body']

/** Rules of a target that are in force. */
export function useRules(target: string) {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'recommendation-rules', target],
    queryFn: () => answer(getApiV1TargetsByTargetRules({ path: { target } })),
    select: ({ rules }) => rules,
  })
}

/** What every answer may have changed by: lists and rules of the project are asked for anew. */
function useAnew() {
  const { id } = useProject()
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: [id, 'recommendation-rules'] }),
      queries.invalidateQueries({ queryKey: [id, 'recommendations'] }),
    ])
}

/** Writes a rule: a new one, or the next version of one that there is. */
export function usePutRule(target: string) {
  const { t } = useTranslation('recommendations')
  const anew = useAnew()
  return useMutation({
    mutationFn: ({ name, rule }: { name: string; rule: NewRule }) =>
      answer(putApiV1TargetsByTargetRulesByName({ path: { target, name }, body: rule })),
    onSuccess: async ({ name, version }) => {
      notifications.show({ message: t('rules.saved', { name, version }) })
      await anew()
    },
  })
}

export function useRemoveRule(target: string, name: string) {
  const { t } = useTranslation('recommendations')
  const anew = useAnew()
  return useMutation({
    mutationFn: () => answer(deleteApiV1TargetsByTargetRulesByName({ path: { target, name } })),
    onSuccess: async () => {
      notifications.show({ message: t('rules.removed', { name }) })
      await anew()
    },
  })
}
