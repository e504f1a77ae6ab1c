import { IconChartLine } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Empty } from '../../components/empty.tsx'
import { Page } from '../../components/page.tsx'
import { PageButton } from '../../components/page-button.tsx'
import { TargetSelect } from '../../components/target-select.tsx'
import { useTargets } from '../../components/use-targets.ts'
import type { ForecastSearch } from './search.ts'
import { TargetView } from './target-view.tsx'

const from = '/p/$project/forecast'

/** What will be wanted of each item, a day at a time. */
export function ForecastPage() {
  const { t } = useTranslation('forecast')
  const search = useSearch({ from })
  const navigate = useNavigate({ from })
  const targets = useTargets('forecast')
  const change = (some: Partial<ForecastSearch>, replace = false) =>
    void navigate({ search: (now) => ({ ...now, ...some }), replace, resetScroll: false })
  const chosen = targets.data?.find(({ name }) => name === search.target) ?? targets.data?.[0]
  return (
    <Page
      title={t('title')}
      about={t('about')}
      actions={
        chosen && (
          <TargetSelect
            targets={targets.data ?? []}
            chosen={chosen.name}
            onChoose={(target) => change({ target, series: undefined })}
          />
        )
      }
    >
      <Asked query={targets} height={320}>
        {() =>
          chosen ? <TargetView key={chosen.name} target={chosen} search={search} onChange={change} /> : <NoTarget />
        }
      </Asked>
    </Page>
  )
}

function NoTarget() {
  const { t } = useTranslation('forecast')
  return (
    <Empty
      icon={IconChartLine}
      title={t('empty')}
      action={<PageButton to="/p/$project/pipeline">{t('empty_action')}</PageButton>}
    >
      {t('empty_about')}
    </Empty>
  )
}
