import { IconChartLine } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { TargetPage } from '../../learning/target-page.tsx'
import type { ForecastSearch } from './search.ts'
import { TargetView } from './target-view.tsx'

const from = '/p/$project/forecast'

/** What will be wanted of each item, a day at a time. */
export function ForecastPage() {
  const search = useSearch({ from })
  const navigate = useNavigate({ from })
  const change = (some: Partial<ForecastSearch>, replace = false) =>
    void navigate({ search: (now) => ({ ...now, ...some }), replace, resetScroll: false })
  return (
    <TargetPage
      use="forecast"
      texts="forecast"
      icon={IconChartLine}
      asked={search.target}
      onChoose={(target) => change({ target, series: undefined })}
    >
      {({ target }) => <TargetView target={target} search={search} onChange={change} />}
    </TargetPage>
  )
}
