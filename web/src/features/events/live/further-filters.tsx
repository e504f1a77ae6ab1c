import { Group, Pill } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useConditionWords } from '../../../components/conditions.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useEventsSearch } from '../use-events-search.ts'

const DAY_MS = 86_400_000
const isDay = (moment: string) => moment.length === 'YYYY-MM-DD'.length

/** What a link asked for besides name and person, each to be taken away: the numbers of an insight lead here. */
export function FurtherFilters() {
  const { t } = useTranslation('events')
  const f = useFormat()
  const inWords = useConditionWords()
  const { search, change } = useEventsSearch()
  const { where = [], from, to } = search
  if (where.length === 0 && !from && !to) return null
  const span = (from?: string, to?: string) => {
    if (from && to && !isDay(from) && !isDay(to)) return f.minutes(from, to)
    const first = from && (isDay(from) ? f.date(from) : f.minute(from))
    // Days are named by the last one that belongs to them.
    const last = to && (isDay(to) ? f.date(Date.parse(to) - DAY_MS) : f.minute(to))
    return first === last ? first : t('live.span', { from: first ?? '…', to: last ?? '…' })
  }
  const without = (i: number) => where.filter((_, at) => at !== i)
  return (
    <Group gap="xs" role="group" aria-label={t('live.filters')}>
      {(from || to) && <Filter onRemove={() => change({ from: undefined, to: undefined })}>{span(from, to)}</Filter>}
      {where.map((condition, i) => (
        <Filter
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names of their own
          key={i}
          onRemove={() => change({ where: where.length > 1 ? without(i) : undefined })}
        >
          {inWords(condition)}
        </Filter>
      ))}
    </Group>
  )
}

function Filter({ children, onRemove }: { children: string | undefined; onRemove: () => void }) {
  const { t } = useTranslation('events')
  return (
    <Pill
      size="lg"
      maw="100%"
      bd="1px solid var(--mantine-color-default-border)"
      withRemoveButton
      onRemove={onRemove}
      removeButtonProps={{
        'aria-label': t('live.without_filter', { filter: children }),
        'aria-hidden': false,
        tabIndex: 0,
      }}
    >
      {children}
    </Pill>
  )
}
