import { IconSparkles } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Empty } from '../../components/empty.tsx'
import { Page } from '../../components/page.tsx'
import { PageButton } from '../../components/page-button.tsx'
import { TargetSelect } from '../../components/target-select.tsx'
import { useTargets } from '../../components/use-targets.ts'
import type { RecommendationsSearch } from './search.ts'
import { TargetView } from './target-view.tsx'

const from = '/p/$project/recommendations'

/** What is recommended to whom, why, and whether it helps. */
export function RecommendationsPage() {
  const { t } = useTranslation('recommendations')
  const search = useSearch({ from })
  const navigate = useNavigate({ from })
  const targets = useTargets('recommendation')
  const change = (some: Partial<RecommendationsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...some }), resetScroll: false })
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
            onChoose={(target) => change({ target, model: undefined, beside: undefined })}
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
  const { t } = useTranslation('recommendations')
  return (
    <Empty
      icon={IconSparkles}
      title={t('empty')}
      action={<PageButton to="/p/$project/pipeline">{t('empty_action')}</PageButton>}
    >
      {t('empty_about')}
    </Empty>
  )
}
