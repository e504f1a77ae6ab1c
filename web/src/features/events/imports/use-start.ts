import { notifications } from '@mantine/notifications'
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProject } from '../../../shell/use-project.ts'
import { isRefusal, sendFile } from './send-file.ts'
import type { Import } from './use-imports.ts'
import type { ImportMap } from './wizard/import-map.ts'

interface Started {
  file: File
  map: ImportMap
}

const keyOf = (project: string) => [project, 'imports', 'start']

/** Sends a file and begins to import it. The sending goes on while one looks at other pages. */
export function useStart() {
  const { t } = useTranslation('events')
  const { id: project } = useProject()
  const queries = useQueryClient()
  return useMutation({
    mutationKey: keyOf(project),
    mutationFn: ({ file, map }: Started) =>
      sendFile<Import>({ path: '/api/v1/imports', project, body: file, file_name: file.name, map }),
    onSuccess: async ({ file, state }) => {
      notifications.show({ message: t(state === 'done' ? 'imports.known' : 'imports.started', { file }) })
      await queries.invalidateQueries({ queryKey: [project, 'imports', 'list'] })
    },
    onError: (error, { file }) =>
      notifications.show({
        color: 'red',
        autoClose: false,
        title: t('imports.not_started', { file: file.name }),
        message: isRefusal(error) ? (error.problem.hint ?? error.message) : t('imports.connection'),
      }),
  })
}

/** Names of the files that are on their way to the server. */
export function useSending(): string[] {
  const { id } = useProject()
  return useMutationState({
    filters: { mutationKey: keyOf(id), status: 'pending' },
    select: ({ state }) => (state.variables as Started | undefined)?.file.name ?? '',
  })
}
