import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../components/empty.tsx'
import { useMay } from '../../shell/use-project.ts'

/** What owners see; everybody else is told why not. */
export function OwnersOnly({ what, children }: { what: 'members' | 'keys' | 'backup'; children: ReactNode }) {
  const { t } = useTranslation('settings')
  if (useMay().administer) return children
  return (
    <Empty icon={IconLock} title={t('owners_only')}>
      {t(`owners_only_about.${what}`)}
    </Empty>
  )
}
