import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1Members } from '../../generated/sdk.gen.ts'
import type { GetApiV1MembersResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type Member = GetApiV1MembersResponse['members'][number]

/** Who belongs to the project. Owners only. */
export function useMembers() {
  const { id } = useProject()
  return useQuery({
    queryKey: [id, 'members'],
    queryFn: () => answer(getApiV1Members()),
    select: ({ members }) => members,
  })
}
