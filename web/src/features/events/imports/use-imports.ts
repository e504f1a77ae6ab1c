import { useQuery } from '@tanstack/react-query'
import { answer } from '../../../api/answer.ts'
import { getApiV1Imports } from '../../../generated/sdk.gen.ts'
import type { GetApiV1ImportsResponse } from '../../../generated/types.gen.ts'
import { useProject } from '../../../shell/use-project.ts'

export type Import = GetApiV1ImportsResponse['imports'][number]

export const underWay = ({ state }: Import) => state === 'waiting' || state === 'running'

/** Files brought in, newest first; asked for again while one is on its way. */
export function useImports() {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'imports', 'list'],
    queryFn: () => answer(getApiV1Imports()),
    select: ({ imports }) => imports,
    refetchInterval: ({ state }) => (state.data?.imports.some(underWay) ? 1_000 : false),
  })
}
