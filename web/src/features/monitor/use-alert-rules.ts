import { useQuery } from '@tanstack/react-query'
import { answer } from '../../api/answer.ts'
import { getApiV1AlertRules } from '../../generated/sdk.gen.ts'
import type { GetApiV1AlertRulesResponse, PostApiV1AlertRulesData } from '../../generated/types.gen.ts'
import { useProject } from '../../shell/use-project.ts'

export type Rule = GetApiV1AlertRulesResponse['rules'][number]
export type NewRule = Required<PostApiV1AlertRulesData['body']>

export const alertKinds = ['drift', 'effect', 'freshness', 'calibration', 'error'] as const satisfies Rule['kinds']

/** Where alerts are sent, and whether mail can be. */
export function useAlertRules() {
  const { id } = useProject()
  return useQuery({ queryKey: [id, 'alert-rules'], queryFn: () => answer(getApiV1AlertRules()) })
}
