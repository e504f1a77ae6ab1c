import { events, type TimeRange } from '../store/events.ts'
import { list, type Sql, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { type EventFilter, matches, namesOf, type Scope, textOf } from './filter.ts'

/** Values that a breakdown tells apart. */
export const TOP_VALUES = 10

/** Value of a property; null stands for events without it. */
export type Value = string | null

/** The property's values with most events among those of a filter, most first; ties by value. One scan of these events. */
export async function topValues(
  store: Store,
  { project }: Scope,
  range: TimeRange,
  filter: EventFilter,
  property: string,
): Promise<Value[]> {
  const rows = await store.clickhouse.query<{ value: Value }>(sql`
    SELECT ${textOf(property)} AS value FROM ${events(project, { range, names: namesOf([filter]) })} AS e
    WHERE ${matches(filter)} GROUP BY value ORDER BY count() DESC, value LIMIT ${TOP_VALUES}`)
  return rows.map(({ value }) => value)
}

/** Place of a value (an SQL expression) among `values`, counted from 1; 0 for every other. */
export function placeOf(value: Sql, values: readonly Value[]): Sql {
  const known = values.filter((one) => one !== null)
  const places = known.map((one) => values.indexOf(one) + 1)
  const among = known.length
    ? sql`transform(assumeNotNull(${value}), [${list(known)}], [${list(places)}], 0)`
    : sql`toInt64(0)`
  return sql`toInt64(if(isNull(${value}), ${values.indexOf(null) + 1}, ${among}))`
}
