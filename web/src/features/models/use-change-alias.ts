import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { postApiV1TargetsByTargetPromote } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export interface AliasChange {
  alias: 'champion' | 'challenger'
  /** Hash; null takes the challenger away. */
  model: string | null
  reason: string
}

/** Lets a model answer, or stand beside the one that does. */
export function useChangeAlias(target: string) {
  const { t } = useTranslation('models')
  const { id } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: AliasChange) => answer(postApiV1TargetsByTargetPromote({ path: { target }, body })),
    onSuccess: async (_, { alias, model }) => {
      notifications.show({ message: t(model === null ? 'challenger_gone' : `now_${alias}`) })
      await queries.invalidateQueries({ queryKey: [id] })
    },
  })
}
