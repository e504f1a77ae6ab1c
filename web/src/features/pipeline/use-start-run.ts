import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer } from '../../api/answer.ts'
import { postApiV1TargetsByTargetRuns } from '../../generated/sdk.gen.ts'
import type { Run } from '../../learning/run.ts'
import { useProject } from '../../shell/use-project.ts'

export interface StartOptions {
  cutoff?: string
  seed?: number
  /** For families that need time; none unless given. */
  minutes?: number
}

/** Queues a run of a target; `onStarted` is told which. */
export function useStartRun(target: string, onStarted: (run: Run) => void) {
  const { t } = useTranslation('pipeline')
  const { id } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (options: StartOptions) => answer(postApiV1TargetsByTargetRuns({ path: { target }, body: options })),
    onSuccess: async (run) => {
      queries.setQueryData([id, 'run', run.id], run)
      notifications.show({ message: t('started', { target }) })
      onStarted(run)
      await queries.invalidateQueries({ queryKey: [id, 'runs', target] })
    },
  })
}
