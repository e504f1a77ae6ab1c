import { Box, Button, Text } from '@mantine/core'
import { useCallbackRef } from '@mantine/hooks'
import { IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoredEvent } from '../../../components/use-event.ts'
import { useFormat } from '../../../i18n/format.ts'
import { EventRow } from './event-row.tsx'
import classes from './event-rows.module.css'

/** Height of a row, in px: all are alike, so that a hundred thousand need no measuring. */
const ROW = 44

interface EventRowsProps {
  events: readonly StoredEvent[]
  /** How many of them, from the first on, came since the list was opened. */
  come: number
  /** The last row came near. */
  onEnd: () => void
  onOpen: (uuid: string) => void
}

/** A long list of events of which only what is in sight is drawn. */
export function EventRows({ events, come, onEnd, onOpen }: EventRowsProps) {
  const { t } = useTranslation('events')
  const frame = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: events.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 12,
    // A turn of the wheel may be drawn with the next frame: drawn at once it blocks the turns after it.
    useFlushSync: false,
  })
  const { shortTime } = useFormat()
  const open = useCallbackRef(onOpen)
  const above = useNewAbove(frame, come)
  const drawn = rows.getVirtualItems()
  const last = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= events.length - 40) onEnd()
  })
  const step = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const at = Number((document.activeElement as HTMLElement | null)?.dataset.index ?? Number.NaN)
    const next = at + (by ?? Number.NaN)
    if (!(next >= 0 && next < events.length)) return
    event.preventDefault()
    rows.scrollToIndex(next)
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`button[data-index="${next}"]`)?.focus())
  }
  return (
    <Box pos="relative">
      {above > 0 && (
        <Button
          size="compact-sm"
          className={classes.above}
          leftSection={<IconArrowUp size={14} aria-hidden />}
          onClick={() => frame.current?.scrollTo({ top: 0 })}
        >
          {t('live.above', { count: above })}
        </Button>
      )}
      <div className={classes.head} aria-hidden>
        {(['time', 'event', 'about', 'person'] as const).map((column) => (
          <Text key={column} size="sm" fw={600}>
            {t(`live.${column}`)}
          </Text>
        ))}
      </div>
      <div ref={frame} className={classes.frame}>
        <ol
          className={classes.list}
          style={{ height: rows.getTotalSize() }}
          aria-label={t('live.table')}
          onKeyDown={step}
        >
          {drawn.map(({ index, start }) => (
            <EventRow
              key={events[index].uuid}
              event={events[index]}
              index={index}
              of={events.length}
              top={start}
              height={ROW}
              time={shortTime}
              onOpen={open}
            />
          ))}
        </ol>
      </div>
    </Box>
  )
}

/**
 * How many events came above what the reader looks at. Whoever reads further down keeps their place: the list is moved
 * by what came.
 */
function useNewAbove(frame: React.RefObject<HTMLDivElement | null>, come: number): number {
  const [above, setAbove] = useState(0)
  const before = useRef(come)
  useLayoutEffect(() => {
    const list = frame.current
    const added = come - before.current
    before.current = come
    if (!list || added <= 0 || list.scrollTop < ROW) return
    list.scrollTop += added * ROW
    setAbove((known) => known + added)
  }, [come, frame])
  useEffect(() => {
    const list = frame.current
    const seen = () => list && list.scrollTop < ROW && setAbove(0)
    list?.addEventListener('scroll', seen, { passive: true })
    return () => list?.removeEventListener('scroll', seen)
  }, [frame])
  return above
}
