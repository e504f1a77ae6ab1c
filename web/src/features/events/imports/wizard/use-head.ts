import { useQuery } from '@tanstack/react-query'
import { useProject } from '../../../../shell/use-project.ts'
import { sendFile } from '../send-file.ts'
import { type Head, kindOf, readHead } from './read-head.ts'
import { keyOfFile, type Preview } from './use-preview.ts'

/** A map that fits no file: the server answers with the columns that there are. */
const nothing = [{ event: { const: '-' }, distinct_id: { column: '-' }, timestamp: { column: '-' } }]

/** The columns of a file. The browser reads its beginning; a Parquet file is one that only the server can read. */
export function useHead(file: File) {
  const { id: project } = useProject()
  return useQuery({
    queryKey: [project, 'imports', 'head', keyOfFile(file)],
    queryFn: async (): Promise<Head> => {
      if (kindOf(file.name) !== 'parquet') return readHead(file)
      const path = '/api/v1/imports/preview'
      const { columns } = await sendFile<Preview>({ path, project, body: file, file_name: file.name, map: nothing })
      return { columns, samples: {} }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
}
