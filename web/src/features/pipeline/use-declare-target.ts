import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { postApiV1Targets } from '../../generated/sdk.gen.ts'
import type { PostApiV1TargetsData } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** Declares what to learn; `onDeclared` is told its name. */
export function useDeclareTarget(onDeclared: (name: string) => void) {
  const { t } = useTranslation('pipeline')
  const { id } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: PostApiV1TargetsData['body']) => answer(postApiV1Targets({ body })),
    onSuccess: async ({ name }) => {
      notifications.show({ message: t('declared', { name }) })
      await queries.invalidateQueries({ queryKey: [id, 'targets'] })
      onDeclared(name)
    },
  })
}
