import type { Condition } from '../../components/conditions.ts'
import { lengthOf } from './days.ts'
import type { EventFilter, FunnelQuery, Range, RetentionQuery, TrendQuery } from './queries.ts'

/** Key of the text that says what a question still lacks; undefined of one that is whole. */
type Lacking = 'event' | 'condition' | 'property' | 'range' | undefined

const open = ({ property, op, value }: Condition) =>
  property === '' || (op !== 'set' && op !== 'not_set' && (value === undefined || value === ''))

const filters = (all: readonly EventFilter[]): Lacking => {
  if (all.some(({ event }) => event === '')) return 'event'
  return all.some(({ where }) => where?.some(open)) ? 'condition' : undefined
}

const days = (range: Range): Lacking => (lengthOf(range) > 0 ? undefined : 'range')

export function trendLacks({ series, range }: TrendQuery): Lacking {
  const nameless = series.some(({ measure, property }) => (measure === 'sum' || measure === 'average') && !property)
  return filters(series) ?? (nameless ? 'property' : days(range))
}

export const funnelLacks = ({ steps, exclusions = [], range }: FunnelQuery): Lacking =>
  filters([...steps, ...exclusions]) ?? days(range)

export const retentionLacks = ({ first, returning }: RetentionQuery): Lacking =>
  filters(returning ? [first, returning] : [first])
