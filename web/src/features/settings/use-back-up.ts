import { notifications } from '@mantine/notifications'
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { postApiV1Backups } from '../../generated/sdk.gen.ts'
import { serverNow } from '../../shell/server-clock.ts'
import { useProject } from '../../shell/use-project.ts'

const mutationKey = ['back-up']

/** Backs up everything on the server; goes on, and says when it is done, while other pages are read. */
export function useBackUp() {
  const { t } = useTranslation('settings')
  const { id: project } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationKey,
    mutationFn: () => answer(postApiV1Backups()),
    onSuccess: async ({ path }) => {
      notifications.show({ message: t('backed_up', { path }) })
      await queries.invalidateQueries({ queryKey: [project, 'health'] })
    },
  })
}

/** When the backup under way began, ms since 1970 by the server's clock; null where none is, whichever page started it. */
export function useBackUpStart(): number | null {
  const started = useMutationState({
    filters: { mutationKey, status: 'pending' },
    // The page counts in the server's time.
    select: ({ state }) => state.submittedAt - Date.now() + serverNow(),
  })
  return started.at(-1) ?? null
}
