import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { PageTabs } from '../../components/page-tabs.tsx'
import { AlertsTab } from './alerts-tab.tsx'
import { DriftTab } from './drift-tab.tsx'
import { HealthTab } from './health-tab.tsx'
import { RulesTab } from './rules-tab.tsx'
import { monitorTabs } from './search.ts'

const route = getRouteApi('/p/$project/monitor')

const contents = { alerts: <AlertsTab />, drift: <DriftTab />, health: <HealthTab />, rules: <RulesTab /> }

export function MonitorPage() {
  const { t } = useTranslation('monitor')
  const { tab = 'alerts' } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Page title={t('title')} about={t('about')}>
      <PageTabs
        label={t('title')}
        tabs={monitorTabs.map((name) => ({ name, label: t(`tab.${name}`), content: contents[name] }))}
        open={tab}
        onOpen={(name) => void navigate({ search: ({ target }) => ({ tab: name, target }) })}
      />
    </Page>
  )
}
