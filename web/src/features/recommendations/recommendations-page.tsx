import { IconSparkles } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { TargetPage } from '../../learning/target-page.tsx'
import type { RecommendationsSearch } from './search.ts'
import { TargetView } from './target-view.tsx'

const from = '/p/$project/recommendations'

/** What is recommended to whom, why, and whether it helps. */
export function RecommendationsPage() {
  const search = useSearch({ from })
  const navigate = useNavigate({ from })
  const change = (some: Partial<RecommendationsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...some }), resetScroll: false })
  return (
    <TargetPage
      use="recommendation"
      texts="recommendations"
      icon={IconSparkles}
      asked={search.target}
      onChoose={(target) => change({ target, model: undefined, beside: undefined })}
    >
      {(served) => <TargetView served={served} search={search} onChange={change} />}
    </TargetPage>
  )
}
