import { AnswerFrame } from './answer-frame.tsx'
import { trendLacks } from './lacking.ts'
import type { TrendQuery } from './queries.ts'
import { Sides } from './sides.tsx'
import { TrendAnswerView } from './trend-answer.tsx'
import { TrendBuilder } from './trend-builder.tsx'
import { useTrend } from './use-trend.ts'

export interface TabProps<Query> {
  query: Query
  newest: string
  onChange: (query: Query) => void
}

/** How much of what happened, over time. */
export function TrendTab({ query, newest, onChange }: TabProps<TrendQuery>) {
  const lacks = trendLacks(query)
  const asked = useTrend(query, lacks === undefined)
  return (
    <Sides builder={<TrendBuilder query={query} newest={newest} onChange={onChange} />}>
      <AnswerFrame query={asked} lacks={lacks}>
        {(data) => <TrendAnswerView {...data} />}
      </AnswerFrame>
    </Sides>
  )
}
