import { IconRobot } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Empty } from './empty.tsx'
import { PageButton } from './page-button.tsx'

/** A target that nothing answers for yet. `children`: what a run would bring. */
export function NoModel({ children }: { children: string }) {
  const { t } = useTranslation('components')
  return (
    <Empty
      icon={IconRobot}
      title={t('no_model')}
      action={<PageButton to="/p/$project/pipeline">{t('no_model_action')}</PageButton>}
    >
      {children}
    </Empty>
  )
}
