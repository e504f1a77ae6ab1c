import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { ImportsTab } from './imports/imports-tab.tsx'
import { LiveTab } from './live/live-tab.tsx'
import { NamesTab } from './names/names-tab.tsx'
import { QuarantineTab } from './quarantine/quarantine-tab.tsx'
import { type EventTab, eventTabs } from './search.ts'
import { useEventsSearch } from './use-events-search.ts'

const views: Record<EventTab, () => React.ReactNode> = {
  live: LiveTab,
  names: NamesTab,
  quarantine: QuarantineTab,
  imports: ImportsTab,
}

/** What comes in: now, by name, what was refused, and files. */
export function EventsPage() {
  const { t } = useTranslation('events')
  const { search, go } = useEventsSearch()
  const open = search.tab ?? 'live'
  const View = views[open]
  return (
    <Page title={t('title')} about={t('about')}>
      <Tabs value={open} onChange={(tab) => go({ tab: tab as EventTab })} keepMounted={false}>
        <Tabs.List mb="md" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
          {eventTabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`tabs.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {eventTabs.map((tab) => (
          <Tabs.Panel key={tab} value={tab}>
            {tab === open && <View />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}
