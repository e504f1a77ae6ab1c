import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../../api/answer.ts'
import { postApiV1ImportsByIdUndo } from '../../../generated/sdk.gen.ts'
import { useProject } from '../../../shell/use-project.ts'
import type { Import } from './use-imports.ts'

/** Takes the events of an import out again. */
export function useUndo() {
  const { t } = useTranslation('events')
  const { id: project } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: Import) => answer(postApiV1ImportsByIdUndo({ path: { id } })),
    onSuccess: async ({ file }) => {
      notifications.show({ message: t('imports.undone', { file }) })
      // Names, people and numbers of any page may rest on what is gone.
      await queries.invalidateQueries({ queryKey: [project] })
    },
  })
}
