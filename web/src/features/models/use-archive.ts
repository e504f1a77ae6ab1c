import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { postApiV1TargetsByTargetModelsByHashArchive } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** Takes a model out of the list, or brings it back. */
export function useArchive(target: string) {
  const { t } = useTranslation('models')
  const { id } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ hash, archived }: { hash: string; archived: boolean }) =>
      answer(postApiV1TargetsByTargetModelsByHashArchive({ path: { target, hash }, body: { archived } })),
    onSuccess: async ({ archived }) => {
      notifications.show({ message: t(archived ? 'archived_done' : 'unarchived_done') })
      await queries.invalidateQueries({ queryKey: [id, 'models', target] })
    },
    onError: ({ message }) => notifications.show({ color: 'red', message }),
  })
}
