import { Stack, Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Asked } from '../../components/asked.tsx'
import { EventDrawer } from '../../components/event-drawer.tsx'
import { inShort } from '../../components/in-short.ts'
import { MoreButton } from '../../components/more-button.tsx'
import type { StoredEvent } from '../../components/use-event.ts'
import { useFormat } from '../../i18n/format.ts'
import classes from './timeline.module.css'
import { usePeopleSearch } from './use-people-search.ts'
import { useTimeline } from './use-timeline.ts'

/** What a person did, the latest first, day by day; a click opens the event. */
export function Timeline({ id }: { id: string }) {
  const { t } = useTranslation('people')
  const { day } = useFormat()
  const { search, change } = usePeopleSearch()
  const timeline = useTimeline(id)
  return (
    <Asked query={timeline} height={320}>
      {({ pages }) => {
        const events = pages.flatMap((page) => page.events)
        const days = Map.groupBy(events, ({ timestamp }) => day(timestamp))
        return (
          <Stack>
            {events.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('no_events')}
              </Text>
            )}
            {[...days].map(([date, done]) => (
              <section key={date} aria-label={date}>
                <Text component="h3" size="sm" c="dimmed" fw={600} m={0} mb={4}>
                  {date}
                </Text>
                <ol className={classes.list}>
                  {done.map((event) => (
                    <TimelineRow key={event.uuid} event={event} onOpen={() => change({ open: event.uuid })} />
                  ))}
                </ol>
              </section>
            ))}
            <MoreButton query={timeline} />
            <EventDrawer uuid={search.open} known={events} onClose={() => change({ open: undefined })} />
          </Stack>
        )
      }}
    </Asked>
  )
}

function TimelineRow({ event, onOpen }: { event: StoredEvent; onOpen: () => void }) {
  const { clock } = useFormat()
  return (
    <li>
      <UnstyledButton className={classes.row} onClick={onOpen}>
        <Text span size="sm" c="dimmed" className="numbers">
          {clock(event.timestamp)}
        </Text>
        <Text span size="sm" fw={550} className={classes.text}>
          {event.event}
        </Text>
        <Text span size="sm" c="dimmed" className={classes.text}>
          {inShort(event)}
        </Text>
      </UnstyledButton>
    </li>
  )
}
