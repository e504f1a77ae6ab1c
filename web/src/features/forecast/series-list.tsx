import { Group, Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import classes from './series-list.module.css'
import { TOTAL } from './total.ts'
import type { SeriesRow } from './use-series.ts'

const ROW = 52

interface SeriesListProps {
  rows: readonly SeriesRow[]
  /** How many there are, those not yet read included. */
  total: number
  chosen: string
  onChoose: (series: string) => void
  /** The end of what was read is near. */
  onEnd: () => void
}

/** Where a key leads from a row of a list of `count`; null for keys that lead nowhere. */
function step(key: string, at: number, count: number): number | null {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8, Home: 0, End: count - 1 }[key]
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to))
}

/** Series to choose from, by click or arrow keys; only the rows in view are in the page. */
export function SeriesList({ rows, total, chosen, onChoose, onEnd }: SeriesListProps) {
  const { t } = useTranslation('forecast')
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const at = rows.findIndex(({ series }) => series === chosen)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= rows.length - 10) onEnd()
  }, [last, rows.length, onEnd])
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  const press = (event: KeyboardEvent) => {
    const to = step(event.key, at, rows.length)
    if (to === null) return
    event.preventDefault()
    onChoose(rows[to].series)
  }
  return (
    <div
      ref={box}
      className={classes.box}
      role="listbox"
      tabIndex={0}
      aria-label={t('series')}
      aria-activedescendant={shown.some(({ index }) => index === at) ? `${id}-${at}` : undefined}
      onKeyDown={press}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start }) => (
          <Row
            key={rows[index].series}
            id={`${id}-${index}`}
            row={rows[index]}
            place={index + 1}
            count={total}
            start={start}
            chosen={index === at}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  )
}

interface RowProps {
  id: string
  row: SeriesRow
  place: number
  count: number
  /** Its place from the top, px. */
  start: number
  chosen: boolean
  onChoose: (series: string) => void
}

function Row({ id, row, place, count, start, chosen, onChoose }: RowProps) {
  const { t } = useTranslation('forecast')
  const { compact, decimal } = useFormat()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it takes the keys.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-posinset={place}
      aria-setsize={count}
      className={classes.row}
      data-chosen={chosen || undefined}
      style={{ height: ROW, transform: `translateY(${start}px)` }}
      onClick={() => onChoose(row.series)}
    >
      <Text size="sm" fw={chosen ? 650 : 400} truncate>
        {row.series === TOTAL ? t('total') : (row.name ?? row.series)}
      </Text>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text size="xs" c="dimmed" className="numbers">
          {row.volume === null ? '' : t('row_volume', { units: compact(row.volume) })}
        </Text>
        <Text size="xs" c="dimmed" className="numbers">
          {row.error === null ? '' : t('row_error', { error: decimal(row.error) })}
        </Text>
      </Group>
    </div>
  )
}
