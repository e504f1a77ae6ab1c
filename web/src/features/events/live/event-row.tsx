import { memo } from 'react'
import { inShort } from '../../../components/in-short.ts'
import type { StoredEvent } from '../../../components/use-event.ts'
import classes from './event-rows.module.css'

interface EventRowProps {
  event: StoredEvent
  index: number
  /** Rows in the list. */
  of: number
  /** Where it stands in the list, and how high it is, in px. */
  top: number
  height: number
  time: (at: string) => string
  onOpen: (uuid: string) => void
}

/**
 * One event of the list; a click or Enter opens it. Drawn again only when it moves, and of plain elements: dozens come into
 * sight with a turn of the wheel.
 */
export const EventRow = memo(function EventRow({ event, index, of, top, height, time, onOpen }: EventRowProps) {
  return (
    <li
      aria-posinset={index + 1}
      aria-setsize={of}
      className={classes.place}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <button type="button" data-index={index} className={classes.row} onClick={() => onOpen(event.uuid)}>
        <span className={classes.time}>{time(event.timestamp)}</span>
        <span className={classes.event}>{event.event}</span>
        <span className={classes.about}>{inShort(event)}</span>
        <span className={classes.person}>{event.distinct_id}</span>
      </button>
    </li>
  )
})
