import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { deleteApiV1KeysById } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'
import type { Key } from './use-keys.ts'

/** Makes a key stop working, at once. */
export function useRevokeKey(key: Key) {
  const { t } = useTranslation('settings')
  const { id: project } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answer(deleteApiV1KeysById({ path: { id: key.id } })),
    onSuccess: async () => {
      notifications.show({ message: t('revoked', { name: key.name }) })
      await queries.invalidateQueries({ queryKey: [project, 'keys'] })
    },
  })
}
