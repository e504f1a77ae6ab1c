import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { PageTabs } from '../../components/page-tabs.tsx'
import { AccountTab } from './account-tab.tsx'
import { BackupTab } from './backup-tab.tsx'
import { KeysTab } from './keys-tab.tsx'
import { LookTab } from './look-tab.tsx'
import { MembersTab } from './members-tab.tsx'
import { OwnersOnly } from './owners-only.tsx'
import { ProjectTab } from './project-tab.tsx'
import { settingsTabs } from './search.ts'

const route = getRouteApi('/p/$project/settings')

const contents = {
  project: <ProjectTab />,
  members: (
    <OwnersOnly what="members">
      <MembersTab />
    </OwnersOnly>
  ),
  keys: (
    <OwnersOnly what="keys">
      <KeysTab />
    </OwnersOnly>
  ),
  account: <AccountTab />,
  backup: (
    <OwnersOnly what="backup">
      <BackupTab />
    </OwnersOnly>
  ),
  look: <LookTab />,
}

export function SettingsPage() {
  const { t } = useTranslation('settings')
  const { tab = 'project' } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Page title={t('title')} about={t('about')}>
      <PageTabs
        label={t('title')}
        tabs={settingsTabs.map((name) => ({ name, label: t(`tab.${name}`), content: contents[name] }))}
        open={tab}
        onOpen={(name) => void navigate({ search: { tab: name } })}
      />
    </Page>
  )
}
