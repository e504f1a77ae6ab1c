import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1InsightsSaved } from '../../generated/sdk.gen.ts'
import type { GetApiV1InsightsSavedResponse } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type SavedInsight = GetApiV1InsightsSavedResponse['insights'][number]

/** Questions kept under a name. */
export function useSaved() {
  const { id } = useProject()
  return useQuery({ queryKey: [id, 'insights', 'saved'], queryFn: () => answer(getApiV1InsightsSaved()) })
}
