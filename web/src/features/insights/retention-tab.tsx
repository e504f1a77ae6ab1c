import { AnswerFrame } from './answer-frame.tsx'
import { retentionLacks } from './lacking.ts'
import type { RetentionQuery } from './queries.ts'
import { RetentionAnswerView } from './retention-answer.tsx'
import { RetentionBuilder } from './retention-builder.tsx'
import { Sides } from './sides.tsx'
import type { TabProps } from './trend-tab.tsx'
import { useRetention } from './use-retention.ts'

/** Who comes back. */
export function RetentionTab({ query, newest, onChange }: TabProps<RetentionQuery>) {
  const lacks = retentionLacks(query)
  const asked = useRetention(query, lacks === undefined)
  return (
    <Sides builder={<RetentionBuilder query={query} newest={newest} onChange={onChange} />}>
      <AnswerFrame query={asked} lacks={lacks}>
        {(data) => <RetentionAnswerView {...data} />}
      </AnswerFrame>
    </Sides>
  )
}
