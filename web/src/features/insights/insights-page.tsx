import { Skeleton } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { Empty } from '../../components/empty.tsx'
import { Page } from '../../components/page.tsx'
import { PageButton } from '../../components/page-button.tsx'
import { type EventName, useEventNames } from '../../components/use-event-names.ts'
import { serverNow } from '../../shell/server-clock.ts'
import { useProject } from '../../shell/use-project.ts'
import { dayIn } from './days.ts'
import { SavedActions } from './saved-actions.tsx'
import { startingQueries } from './start.ts'
import { useBusiest } from './use-busiest.ts'
import { Workbench } from './workbench.tsx'

/** Questions on events: how much, how far, who comes back. */
export function InsightsPage() {
  const { t } = useTranslation('insights')
  const names = useEventNames()
  return (
    <Page title={t('title')} about={t('about')} actions={names.data?.length ? <SavedActions /> : null}>
      <Asked query={names} height={480}>
        {(names) => (names.length ? <Start names={names} /> : <NoEvents />)}
      </Asked>
    </Page>
  )
}

function Start({ names }: { names: readonly EventName[] }) {
  const { time_zone } = useProject()
  const { event, pending } = useBusiest(names)
  if (pending || event === undefined) return <Skeleton height={480} />
  const last_ms = Math.max(...names.map(({ last_seen }) => Date.parse(last_seen)))
  // A clock that runs ahead puts no question into the future.
  const newest = dayIn(time_zone, Math.min(last_ms, serverNow()))
  const others = names.map((one) => one.event).filter((one) => one !== event)
  return <Workbench newest={newest} start={startingQueries(event, others)} />
}

function NoEvents() {
  const { t } = useTranslation('insights')
  return (
    <Empty
      icon={IconChartBar}
      title={t('empty.title')}
      action={<PageButton to="/p/$project/pipeline">{t('empty.action')}</PageButton>}
    >
      {t('empty.text')}
    </Empty>
  )
}
