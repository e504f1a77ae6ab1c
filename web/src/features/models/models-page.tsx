import { IconRobot } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Empty } from '../../components/empty.tsx'
import { Page } from '../../components/page.tsx'
import { PageButton } from '../../components/page-button.tsx'
import { TargetSelect } from '../../components/target-select.tsx'
import { useTargets } from '../../components/use-targets.ts'
import { CardDrawer } from './card-drawer.tsx'
import { Leaderboard } from './leaderboard.tsx'
import { Registry } from './registry.tsx'

const route = getRouteApi('/p/$project/models')

export function ModelsPage() {
  const { t } = useTranslation('models')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const targets = useTargets()
  return (
    <Page title={t('title')} about={t('about')}>
      <Asked query={targets} height={420}>
        {(known) => {
          const target = known.find(({ name }) => name === search.target) ?? known[0]
          if (!target)
            return (
              <Empty
                icon={IconRobot}
                title={t('none')}
                action={<PageButton to="/p/$project/pipeline">{t('to_pipeline')}</PageButton>}
              >
                {t('none_about')}
              </Empty>
            )
          return (
            <>
              <TargetSelect
                targets={known}
                chosen={target.name}
                onChoose={(name) => void navigate({ search: { target: name } })}
              />
              <Leaderboard key={`leaderboard-${target.name}`} target={target} />
              <Registry key={`registry-${target.name}`} target={target} />
              <CardDrawer target={target} />
            </>
          )
        }}
      </Asked>
    </Page>
  )
}
