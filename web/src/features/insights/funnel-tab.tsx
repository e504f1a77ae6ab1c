import { AnswerFrame } from './answer-frame.tsx'
import { FunnelAnswerView } from './funnel-answer.tsx'
import { FunnelBuilder } from './funnel-builder.tsx'
import { funnelLacks } from './lacking.ts'
import { PeopleDrawer } from './people-drawer.tsx'
import type { FunnelQuery } from './queries.ts'
import { Sides } from './sides.tsx'
import type { TabProps } from './trend-tab.tsx'
import { useFunnel } from './use-funnel.ts'

/** How far people get. */
export function FunnelTab({ query, newest, onChange }: TabProps<FunnelQuery>) {
  const lacks = funnelLacks(query)
  const asked = useFunnel(query, lacks === undefined)
  return (
    <Sides builder={<FunnelBuilder query={query} newest={newest} onChange={onChange} />}>
      <AnswerFrame query={asked} lacks={lacks}>
        {(data) => (
          <>
            <FunnelAnswerView {...data} />
            <PeopleDrawer {...data} />
          </>
        )}
      </AnswerFrame>
    </Sides>
  )
}
