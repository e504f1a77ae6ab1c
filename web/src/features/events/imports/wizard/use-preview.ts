import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PostApiV1ImportsPreviewResponse } from '../../../../generated/types.gen.ts'
import { useProject } from '../../../../shell/use-project.ts'
import { sendFile } from '../send-file.ts'
import type { ImportMap } from './import-map.ts'
import { kindOf } from './read-head.ts'

export type Preview = PostApiV1ImportsPreviewResponse

/** Ten rows lie in it, unless they are very long. */
const BYTES = 1024 * 1024

/** Tells files apart. */
export const keyOfFile = ({ name, size, lastModified }: File) => [name, size, lastModified]

/**
 * The first ten rows as a map would have them. The beginning of the file is enough to say, but for Parquet (whose
 * columns are listed at its end) and for packed files.
 */
export function usePreview(file: File, map: ImportMap, enabled: boolean) {
  const { id: project } = useProject()
  const whole = kindOf(file.name) === 'parquet' || file.name.toLowerCase().endsWith('.gz')
  return useQuery({
    queryKey: [project, 'imports', 'preview', keyOfFile(file), map],
    queryFn: () =>
      sendFile<Preview>({
        path: '/api/v1/imports/preview',
        project,
        body: whole ? file : file.slice(0, BYTES),
        file_name: file.name,
        map,
      }),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  })
}
