import { Tabs } from '@mantine/core'
import { IconChartLine, IconFilter, IconRepeat } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FunnelTab } from './funnel-tab.tsx'
import { type Kind, kinds, type Queries } from './queries.ts'
import { RetentionTab } from './retention-tab.tsx'
import { nobody } from './search.ts'
import { TrendTab } from './trend-tab.tsx'
import { useQuestion } from './use-question.ts'

const icons = { trend: IconChartLine, funnel: IconFilter, retention: IconRepeat }

interface WorkbenchProps {
  /** Day of the newest event. */
  newest: string
  /** What is asked where the address asks nothing. */
  start: Queries
}

/** A tab for each kind of question. The address holds the open one's; each keeps its own while another is open. */
export function Workbench({ newest, start }: WorkbenchProps) {
  const { t } = useTranslation('insights')
  const { search, change } = useQuestion()
  const { kind = 'trend' } = search
  const begun = search[kind] !== undefined
  const kept = useRef<Partial<Queries>>({})
  if (search[kind]) kept.current = { ...kept.current, [kind]: search[kind] }
  // biome-ignore lint/correctness/useExhaustiveDependencies: an address without a question gets one, once.
  useEffect(() => {
    if (!begun) change({ kind, [kind]: start[kind] }, 'replace')
  }, [begun, kind])
  const open = (tab: Kind) => {
    const closed = { trend: undefined, funnel: undefined, retention: undefined, saved: undefined, ...nobody }
    change({ ...closed, kind: tab, [tab]: kept.current[tab] ?? start[tab] })
  }
  return (
    <Tabs value={kind} onChange={(tab) => tab && open(tab as Kind)} keepMounted={false}>
      <Tabs.List aria-label={t('kinds')} mb="md">
        {kinds.map((tab) => {
          const Icon = icons[tab]
          return (
            <Tabs.Tab key={tab} value={tab} leftSection={<Icon size={16} aria-hidden />}>
              {t(`kind.${tab}`)}
            </Tabs.Tab>
          )
        })}
      </Tabs.List>
      <Tabs.Panel value="trend">
        <TrendTab query={search.trend ?? start.trend} newest={newest} onChange={(trend) => change({ trend })} />
      </Tabs.Panel>
      <Tabs.Panel value="funnel">
        <FunnelTab query={search.funnel ?? start.funnel} newest={newest} onChange={(funnel) => change({ funnel })} />
      </Tabs.Panel>
      <Tabs.Panel value="retention">
        <RetentionTab
          query={search.retention ?? start.retention}
          newest={newest}
          onChange={(retention) => change({ retention })}
        />
      </Tabs.Panel>
    </Tabs>
  )
}
