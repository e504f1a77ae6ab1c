import { Stack } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../../components/asked.tsx'
import { Empty } from '../../../components/empty.tsx'
import { EventDrawer } from '../../../components/event-drawer.tsx'
import { Failure } from '../../../components/failure.tsx'
import { PageButton } from '../../../components/page-button.tsx'
import { useEventsSearch } from '../use-events-search.ts'
import { EventRows } from './event-rows.tsx'
import { FurtherFilters } from './further-filters.tsx'
import { LiveControls } from './live-controls.tsx'
import { useOlderEvents } from './use-older-events.ts'
import { useTail } from './use-tail.ts'

/** Events as they come in. */
export function LiveTab() {
  const { search, change } = useEventsSearch()
  const [paused, setPaused] = useState(false)
  const { event, person, from, to } = search
  const where = search.where && JSON.stringify(search.where)
  const filter = useMemo(() => ({ event, distinct_id: person, where, from, to }), [event, person, where, from, to])
  const older = useOlderEvents(filter)
  const tail = useTail(older.data?.pages[0].newest, filter, paused)
  const events = useMemo(
    () => [...(tail.data?.events ?? []), ...(older.data?.pages.flatMap((page) => page.events) ?? [])],
    [tail.data, older.data],
  )
  const state = paused ? 'paused' : tail.isError ? 'interrupted' : 'live'
  return (
    <Stack>
      <LiveControls state={state} onPause={setPaused} shown={events.length} more={older.hasNextPage} />
      <FurtherFilters />
      {tail.error && <Failure error={tail.error} retry={() => void tail.refetch()} />}
      <Asked query={older} height={480}>
        {() =>
          events.length ? (
            <EventRows
              key={JSON.stringify(filter)}
              events={events}
              come={tail.data?.events.length ?? 0}
              onEnd={() => older.hasNextPage && !older.isFetching && void older.fetchNextPage()}
              onOpen={(open) => change({ open })}
            />
          ) : (
            <NoEvents filtered={Object.values(filter).some(Boolean)} />
          )
        }
      </Asked>
      <EventDrawer uuid={search.open} known={events} onClose={() => change({ open: undefined })} />
    </Stack>
  )
}

function NoEvents({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation('events')
  if (filtered) {
    return (
      <Empty icon={IconBolt} title={t('live.none_match')}>
        {t('live.none_match_about')}
      </Empty>
    )
  }
  return (
    <Empty
      icon={IconBolt}
      title={t('live.none')}
      action={<PageButton to="/p/$project/settings">{t('live.none_action')}</PageButton>}
    >
      {t('live.none_about')}
    </Empty>
  )
}
