import { DateTime } from 'luxon'
import { z } from 'zod'
import { events, type TimeRange } from '../store/events.ts'
import { raw, type Sql, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import {
  bucketOf,
  DateRange,
  Days,
  daysBefore,
  Interval,
  instantsOf,
  isoOf,
  lastDays,
  MAX_INTERVALS,
  startsOf,
} from './days.ts'
import { eventFilterFields, matches, namesOf, numberOf, PropertyName, type Scope, textOf } from './filter.ts'
import { daysOf } from './newest-day.ts'
import { placeOf, topValues, type Value } from './top-values.ts'

const Series = z
  .strictObject({
    ...eventFilterFields,
    name: z.string().min(1).max(200).optional().describe("Name in the answer; the event's unless given"),
    measure: z
      .enum(['events', 'people', 'sum', 'average'])
      .default('events')
      .describe('What is counted; `sum` and `average` are of `property`, over the events where it is a number'),
    property: PropertyName.optional(),
  })
  .refine(({ measure, property }) => property !== undefined || measure === 'events' || measure === 'people', {
    path: ['property'],
    message: 'the property that is summed or averaged',
  })
type Series = z.infer<typeof Series>

/** How much of what happened, over time. */
export const TrendQuery = z
  .strictObject({
    series: z.array(Series).min(1).max(10),
    interval: Interval.default('day'),
    range: DateRange,
    breakdown: PropertyName.optional().describe(
      'Parts each series by this property: its ten most frequent values, and other',
    ),
    compare: z.boolean().default(false).describe('Also as many days right before'),
  })
  .refine(({ range, interval }) => intervalsIn(range, interval) <= MAX_INTERVALS, {
    path: ['range'],
    message: `at most ${MAX_INTERVALS} intervals`,
  })
export type TrendQuery = z.infer<typeof TrendQuery>

/** How many intervals a range has; which days the last ones are makes no difference worth the name. */
function intervalsIn(range: DateRange, interval: Interval): number {
  const days = 'last_days' in range ? lastDays(range.last_days, DateTime.utc(2001)) : range
  return startsOf(instantsOf(days, 'UTC'), interval, 'UTC').length
}

const Amount = z.number().nullable().describe('Null: an average of nothing')

const TrendPart = z.object({
  days: Days.describe('The days that are covered'),
  intervals: z.array(z.iso.datetime({ offset: true })).describe('Starts, in the project’s time zone'),
  series: z.array(
    z.object({
      name: z.string(),
      breakdown: z.string().nullable().optional().describe('Null: events without the property'),
      other: z.boolean().optional().describe('True for what is beyond the values told apart'),
      values: z.array(Amount).describe('One an interval'),
      total: Amount.describe('Of the whole range: people are counted once, an average is over all events'),
    }),
  ),
})

/** Series over the range, and over the one before where asked. */
export const TrendAnswer = TrendPart.extend({ before: TrendPart.optional() })
export type TrendAnswer = z.infer<typeof TrendAnswer>
type Part = z.infer<typeof TrendPart>
type Line = Part['series'][number]

/**
 * Counts, people, sums or averages an interval. Where the range before is compared, it is parted by the same values, so
 * that its series stand in the same order. Cost: one scan of each series' events and range, two with a breakdown.
 */
export async function trend(store: Store, scope: Scope, query: TrendQuery): Promise<TrendAnswer> {
  const days = await daysOf(store, scope, query.range)
  const range = instantsOf(days, scope.time_zone)
  const values = await Promise.all(
    query.series.map((series) =>
      query.breakdown === undefined ? undefined : topValues(store, scope, range, series, query.breakdown),
    ),
  )
  const part = async (days: Days): Promise<Part> => {
    const of = instantsOf(days, scope.time_zone)
    const starts = startsOf(of, query.interval, scope.time_zone)
    const lines = query.series.map((series, i) =>
      linesOf(store, scope, of, starts, series, query.breakdown, values[i] ?? []),
    )
    return { days, intervals: starts.map(isoOf), series: (await Promise.all(lines)).flat() }
  }
  if (!query.compare) return part(days)
  const [present, before] = await Promise.all([part(days), part(daysBefore(days))])
  return { ...present, before }
}

const measured = ({ measure, property = '' }: Series): Sql =>
  ({
    events: raw('toFloat64(count())'),
    people: raw('toFloat64(uniqExact(person_id))'),
    sum: sql`ifNull(sum(${numberOf(property)}), 0)`,
    average: sql`avg(${numberOf(property)})`,
  })[measure]

/** One line of a series without a breakdown; with one, a line for each value, and one for all others. */
async function linesOf(
  store: Store,
  { project }: Scope,
  range: TimeRange,
  starts: readonly DateTime[],
  series: Series,
  breakdown: string | undefined,
  values: readonly Value[],
): Promise<Line[]> {
  const place = breakdown === undefined ? raw('toInt64(0)') : placeOf(textOf(breakdown), values)
  const rows = await store.clickhouse.query<{ place: number; start_ms: number; whole: number; amount: number | null }>(
    sql`SELECT ${place} AS place, ${bucketOf(starts)} AS start_ms, grouping(start_ms) AS whole, ${measured(series)} AS amount
    FROM ${events(project, { range, names: namesOf([series]) })} AS e WHERE ${matches(series)}
    GROUP BY GROUPING SETS ((place, start_ms), (place))`,
  )
  const index = new Map(starts.map((at, i) => [at.toMillis(), i]))
  const none = series.measure === 'average' ? null : 0
  const name = series.name ?? series.event ?? 'any event'
  const line = (at: number, mark: Partial<Line>): Line => {
    const made: Line = { name, ...mark, values: starts.map(() => none), total: none }
    for (const { place, start_ms, whole, amount } of rows) {
      if (place !== at) continue
      if (whole) made.total = amount
      else made.values[index.get(start_ms) as number] = amount
    }
    return made
  }
  if (breakdown === undefined) return [line(0, {})]
  return [...values.map((value, i) => line(i + 1, { breakdown: value })), line(0, { other: true })]
}
