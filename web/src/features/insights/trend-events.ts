import type { Condition } from '../../components/conditions.ts'
import type { TrendAnswer, TrendQuery } from './queries.ts'
import type { Line } from './trend-lines.ts'

/** The events behind one number of a line, as the address of the events page asks for them. */
export function eventsBehind(
  { series, breakdown, interval }: TrendQuery,
  lines: readonly Line[],
  line: Line,
  { days, intervals }: Pick<TrendAnswer, 'days' | 'intervals'>,
  at: number,
) {
  const { event, where = [] } = series[line.series]
  const all = breakdown === undefined ? where : [...where, ...conditionsOf(breakdown, line, lines)]
  // A start carries the project's own offset: its first ten characters are the project's day.
  const moment = (start: string) => (interval === 'hour' ? start : start.slice(0, 10))
  return {
    event,
    where: all.length ? all : undefined,
    // The first interval may begin before the days that are counted, and the last end after them.
    from: at === 0 ? days.from : moment(intervals[at]),
    to: at === intervals.length - 1 ? days.to : moment(intervals[at + 1]),
  }
}

/** What holds of the events of a value of the breakdown, or of all that have none of the other lines' values. */
function conditionsOf(property: string, { part, series }: Line, lines: readonly Line[]): Condition[] {
  if (!part?.other) return [equal(property, part?.value)]
  const known = lines.filter((line) => line.series === series && !line.part?.other)
  return known.map(({ part }) => {
    const { value } = equal(property, part?.value)
    return value === undefined ? { property, op: 'set' } : { property, op: 'ne', value }
  })
}

const equal = (property: string, value: string | null | undefined): Condition =>
  value === null || value === undefined ? { property, op: 'not_set' } : { property, op: 'eq', value }
