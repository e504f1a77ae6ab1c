import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../components/asked.tsx'
import { Empty } from '../components/empty.tsx'
import { NoModel } from '../components/no-model.tsx'
import { Page } from '../components/page.tsx'
import { PageButton } from '../components/page-button.tsx'
import { TargetSelect } from '../components/target-select.tsx'
import { type Model, useModels } from '../components/use-models.ts'
import { type Target, useTargets } from '../components/use-targets.ts'

interface TargetPageProps {
  use: Target['use']
  /** Namespace of the page's texts: title, about, and what it says without a target and without a model. */
  texts: string
  icon: Icon
  /** Name of the target that the address asks for; the first unless given. */
  asked: string | undefined
  onChoose: (target: string) => void
  /** The page of a target that a champion answers for. */
  children: (served: ServedTarget) => ReactNode
}

export interface ServedTarget {
  target: Target
  models: readonly Model[]
  champion: Model
}

/** The frame of a page about one target in service: which one, and what to do where there is none or nothing answers. */
export function TargetPage({ use, texts, icon, asked, onChoose, children }: TargetPageProps) {
  const { t } = useTranslation(texts)
  const targets = useTargets(use)
  const chosen = targets.data?.find(({ name }) => name === asked) ?? targets.data?.[0]
  const actions = chosen && <TargetSelect targets={targets.data ?? []} chosen={chosen.name} onChoose={onChoose} />
  return (
    <Page title={t('title')} about={t('about')} actions={actions}>
      <Asked query={targets} height={320}>
        {() =>
          chosen ? (
            <Served key={chosen.name} target={chosen} about={t('no_model_about')}>
              {children}
            </Served>
          ) : (
            <Empty
              icon={icon}
              title={t('empty')}
              action={<PageButton to="/p/$project/pipeline">{t('empty_action')}</PageButton>}
            >
              {t('empty_about')}
            </Empty>
          )
        }
      </Asked>
    </Page>
  )
}

interface ServedProps extends Pick<TargetPageProps, 'children'> {
  target: Target
  /** What a run would bring. */
  about: string
}

function Served({ target, about, children }: ServedProps) {
  return (
    <Asked query={useModels(target.name)} height={320}>
      {({ models }) => {
        const champion = models.find(({ alias }) => alias === 'champion')
        return champion ? children({ target, models, champion }) : <NoModel>{about}</NoModel>
      }}
    </Asked>
  )
}
