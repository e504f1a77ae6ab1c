import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { patchApiV1Project } from '../../generated/sdk.gen.ts'
import type { PatchApiV1ProjectData } from '../../generated/types.gen.ts'

/** Changes the project's name, time zone or currency; every page shows it at once. */
export function useSaveProject() {
  const { t } = useTranslation('settings')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: PatchApiV1ProjectData['body']) => answer(patchApiV1Project({ body })),
    onSuccess: async () => {
      notifications.show({ message: t('project_saved') })
      await queries.invalidateQueries()
    },
  })
}
