import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1Imports } from '../../generated/sdk.gen.ts'
import { useProject } from '../../shell/use-project.ts'

/** Files that were brought in, newest first; asked again often while one is being read. */
export function useImports() {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'imports'],
    queryFn: () => answer(getApiV1Imports()),
    refetchInterval: ({ state }) =>
      state.data?.imports.some(({ state: at }) => at === 'waiting' || at === 'running') ? 2_000 : false,
  })
}
